"""Run the proofs of cards (`python check` fences), each in a child of the same kind as learners' code."""

import ast
import contextlib
import signal
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from studyapp.domain.card import Number
from studyapp.i18n import _
from studyapp.judge.children import Kid, StartMethod, Workshop, default_start_method, open_workshop
from studyapp.judge.proof_child import Failure
from studyapp.judge.telling import tell_refusal
from studyapp.judge.wire import BadMessage, Deadline

START_S = 30  # a spawned child first imports its libraries
LAST_BREATH_S = 0.5  # a child that hung up is most likely about to end: how it ends is all that can be told of it


@dataclass(frozen=True, slots=True)
class Limits:
    """`memory_mib` comes on top of what the libraries take."""

    wall_s: float
    memory_mib: int


# A proof takes milliseconds; 200 draws with numpy take under a second. The rest is room for a slow machine.
PLAIN = Limits(wall_s=10, memory_mib=2048)
WITH_TORCH = Limits(wall_s=30, memory_mib=2048)


@dataclass(frozen=True, slots=True)
class ProofJob:
    """Without `bindings` the code runs once; else once for each, in a fresh namespace with those names."""

    name: str
    code: str
    bindings: tuple[Mapping[str, Number], ...] = ()


@dataclass(frozen=True, slots=True)
class ProofFailure:
    """`line` counts from 1 within the proof, 0 if unknown; `values` are those of the failing draw."""

    message: str
    line: int = 0
    values: Mapping[str, Number] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class ProofResult:
    name: str
    seconds: float
    failure: ProofFailure | None


def run_proofs(
    jobs: Sequence[ProofJob],
    on_result: Callable[[ProofResult], None] | None = None,
    start_method: StartMethod | None = None,
    limits: Limits | None = None,
) -> list[ProofResult]:
    """Run them one after another; whatever a proof does comes back as its result."""
    results: list[ProofResult] = []
    with _workshops(start_method or default_start_method()) as workshop_for:
        for job in jobs:
            libraries = _libraries(job.code)
            allowed = limits or (WITH_TORCH if "torch" in libraries else PLAIN)
            started = time.monotonic()
            failure = _run(job, workshop_for(libraries), allowed)
            results.append(ProofResult(job.name, time.monotonic() - started, failure))
            if on_result:
                on_result(results[-1])
    return results


@contextlib.contextmanager
def _workshops(method: StartMethod) -> Iterator[Callable[[tuple[str, ...]], Workshop]]:
    """Give workshops by libraries, each opened when it is first asked for."""
    with tempfile.TemporaryDirectory(prefix="studyapp-") as folder, contextlib.ExitStack() as opened:
        known: dict[tuple[str, ...], Workshop] = {}

        def workshop_for(libraries: tuple[str, ...]) -> Workshop:
            if libraries not in known:
                known[libraries] = open_workshop(method, libraries, Path(folder))
                opened.callback(known[libraries].close)
            return known[libraries]

        yield workshop_for


def _libraries(code: str) -> tuple[str, ...]:
    """Give what the workshop imports once for all: numpy, and torch where the code imports it."""
    try:
        nodes = list(ast.walk(ast.parse(code)))
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return ("numpy",)
    names = [alias.name for node in nodes if isinstance(node, ast.Import) for alias in node.names]
    names += [node.module or "" for node in nodes if isinstance(node, ast.ImportFrom)]
    if all(name.partition(".")[0] != "torch" for name in names):
        return ("numpy",)
    names += [node.attr for node in nodes if isinstance(node, ast.Attribute)]
    # The first optimiser of a process imports this, which takes longer than torch itself.
    compiler = ("torch._dynamo",) if any("optim" in name for name in names) else ()
    return ("numpy", "torch", *compiler)


def _run(job: ProofJob, workshop: Workshop, limits: Limits) -> ProofFailure | None:
    room = {"private": [], "imports": [], "memory_mib": limits.memory_mib, "kernel": True, "gpu": False}
    order = {
        "backend": "numpy",
        "device": "cpu",
        "source": "",
        "given": "",
        "entries": {},
        "memory_mib": 0,
        "operations": [],
    }
    kid = workshop.start({"job": order, "libraries": []}, room)
    reply: Any = None
    timed_out = False
    try:
        kid.channel.send({"do": "ready"}, deadline=time.monotonic() + START_S)
        kid.channel.receive(time.monotonic() + START_S)
        wanted = {"do": "prove", "code": job.code, "bindings": [dict(values) for values in job.bindings]}
        kid.channel.send(wanted, deadline=time.monotonic() + limits.wall_s)
        reply, _buffers = kid.channel.receive(time.monotonic() + limits.wall_s)
    except Deadline:
        timed_out = True
    except (EOFError, ConnectionError, BadMessage):
        pass
    finally:
        exit_code = _end(workshop, kid, hung_up=reply is None and not timed_out)
    if timed_out:
        return _too_long(limits)
    return _judged(reply, limits) if isinstance(reply, dict) else _ended(exit_code, limits)


def _end(workshop: Workshop, kid: Kid, *, hung_up: bool) -> int:
    return workshop.end(kid, LAST_BREATH_S if hung_up else 0.0)


def _judged(reply: dict[str, Any], limits: Limits) -> ProofFailure | None:
    if "refused" in reply:
        return ProofFailure(tell_refusal(str(reply["refused"]), str(reply["what"])), int(reply["line"]))
    failure: Failure | None = reply["failure"]
    return ProofFailure(_message(failure, limits), failure["line"], failure["values"]) if failure else None


def _too_long(limits: Limits) -> ProofFailure:
    return ProofFailure(_("It runs longer than {n:g} s.").format(n=limits.wall_s))


def _ended(exit_code: int, limits: Limits) -> ProofFailure:
    if exit_code >= 0:
        return ProofFailure(_("It ended its own process (exit code {code}).").format(code=exit_code))
    name = signal.Signals(-exit_code).name
    if name == "SIGXCPU":
        return _too_long(limits)
    return ProofFailure(_("Its process was ended by {signal}.").format(signal=name))


def _message(failure: Failure, limits: Limits) -> str:
    text = failure["text"]
    match failure["reason"]:
        case "assertion":
            return _("This doesn't hold: {text}").format(text=text)
        case "memory":
            return _("It needs more than {n} MiB.").format(n=limits.memory_mib)
        case "module":
            return _("There is no module `{name}` here.").format(name=text)
        case "exit":
            return _("It ends the program: {text}.").format(text=text)
        case "syntax":
            return _("This is no Python: {reason}.").format(reason=text)
        case "exception":
            return text
