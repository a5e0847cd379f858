"""Run the proofs of cards (`python check` fences), each in a limited child process."""

import ast
import contextlib
import json
import os
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Generator, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

from studyapp.domain.card import Number
from studyapp.i18n import _
from studyapp.judge.limits import Limits, kill_child, kill_session
from studyapp.judge.proof_child import Failure
from studyapp.judge.proof_runner import Job, Outcome, Request

StartMethod = Literal["fork", "spawn"]
# A proof takes milliseconds; 200 draws with numpy take under a second. The rest is room for a slow machine.
PLAIN = Limits(wall_s=10, memory_mib=2048)
WITH_TORCH = Limits(wall_s=30, memory_mib=4096)
IMPORT_S = 30  # allowed on top where each proof's interpreter starts afresh
_RUNNER = Path(__file__).with_name("proof_runner.py")
_ENVIRONMENT = ("PATH", "HOME", "LANG", "TMPDIR", "TEMP", "TMP", "SYSTEMROOT", "LD_LIBRARY_PATH")
_ONE_THREAD = {"OMP_NUM_THREADS": "1", "MKL_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1"}


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


def default_start_method() -> StartMethod:
    """Forking is unsafe with macOS's numerical libraries, and Windows has none."""
    return "fork" if hasattr(os, "fork") and sys.platform != "darwin" else "spawn"


def run_proofs(
    jobs: Sequence[ProofJob],
    on_result: Callable[[ProofResult], None] | None = None,
    start_method: StartMethod | None = None,
    limits: Limits | None = None,
) -> list[ProofResult]:
    """Run them one after another; whatever a proof does comes back as its result."""
    method = start_method or default_start_method()
    requests = [_request(job, limits) for job in jobs]
    outcomes = _run_forked(requests) if method == "fork" else _run_spawned(requests)
    results: list[ProofResult] = []
    with contextlib.closing(outcomes):
        for job, request, outcome in zip(jobs, requests, outcomes, strict=False):
            result = ProofResult(job.name, outcome["seconds"], _failure(outcome, request))
            results.append(result)
            if on_result:
                on_result(result)
    return results


def _request(job: ProofJob, limits: Limits | None) -> Job:
    libraries = _libraries(job.code)
    limits = limits or (WITH_TORCH if "torch" in libraries else PLAIN)
    return {
        "code": job.code,
        "bindings": [dict(values) for values in job.bindings],
        "wall_s": limits.wall_s,
        "memory_mib": limits.memory_mib,
        "libraries": libraries,
    }


def _libraries(code: str) -> list[str]:
    """Give what the runner imports once for all: numpy, and torch where the code imports it."""
    try:
        nodes = list(ast.walk(ast.parse(code)))
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return ["numpy"]
    names = [alias.name for node in nodes if isinstance(node, ast.Import) for alias in node.names]
    names += [node.module or "" for node in nodes if isinstance(node, ast.ImportFrom)]
    if all(name.partition(".")[0] != "torch" for name in names):
        return ["numpy"]
    names += [node.attr for node in nodes if isinstance(node, ast.Attribute)]
    # The first optimiser of a process imports this, which takes longer than torch itself.
    compiler = ["torch._dynamo"] if any("optim" in name for name in names) else []
    return ["numpy", "torch", *compiler]


def _run_forked(jobs: list[Job]) -> Generator[Outcome, None, None]:
    """If the runner itself ends early, that is the outcome of every proof left."""
    with _start({"parent": os.getpid(), "start_method": "fork", "jobs": jobs}) as runner:
        assert runner.stdout
        for done, line in enumerate(iter(runner.stdout.readline, b""), start=1):
            yield json.loads(line)
            if done == len(jobs):
                return
    while True:
        yield {"report": "", "exit_code": runner.returncode, "timed_out": False, "seconds": 0.0}


def _run_spawned(jobs: list[Job]) -> Generator[Outcome, None, None]:
    for job in jobs:
        started = time.monotonic()
        report, timed_out = b"", False
        with _start({"parent": os.getpid(), "start_method": "spawn", "jobs": [job]}) as child:
            try:
                report, _errors = child.communicate(timeout=job["wall_s"] + IMPORT_S)
            except subprocess.TimeoutExpired:
                timed_out = True
        yield {
            "report": report.decode(errors="replace"),
            "exit_code": child.returncode,
            "timed_out": timed_out,
            "seconds": time.monotonic() - started,
        }


@contextlib.contextmanager
def _start(request: Request) -> Iterator[subprocess.Popen[bytes]]:
    """Start a runner in an empty folder; on leaving, however that is, it and its children are gone."""
    kept = {name: os.environ[name] for name in _ENVIRONMENT if name in os.environ}
    with tempfile.TemporaryDirectory(prefix="studyapp-") as folder:
        runner = subprocess.Popen(
            [sys.executable, "-I", "-X", "utf8", str(_RUNNER)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            cwd=folder,
            env=kept | _ONE_THREAD,
            start_new_session=True,
        )
        try:
            assert runner.stdin
            with contextlib.suppress(OSError):  # it ended already: the missing answer says so
                runner.stdin.write(json.dumps(request).encode() + b"\n")
                runner.stdin.flush()
            yield runner
        finally:
            _end(runner)


def _end(runner: subprocess.Popen[bytes]) -> None:
    """SIGTERM lets it kill its child first; what doesn't listen is killed."""
    runner.terminate()
    try:
        runner.wait(timeout=2)
    except subprocess.TimeoutExpired:
        kill_child(runner.pid)
        runner.wait()
    kill_session(runner.pid)
    for pipe in (runner.stdin, runner.stdout):
        if pipe:
            with contextlib.suppress(OSError):
                pipe.close()


def _failure(outcome: Outcome, job: Job) -> ProofFailure | None:
    if outcome["timed_out"]:
        return _too_long(job)
    try:
        failure: Failure | None = json.loads(outcome["report"])["failure"]
    except (ValueError, TypeError, KeyError):  # none, or what the proof itself wrote there
        return _ended(outcome["exit_code"], job)
    return ProofFailure(_message(failure, job), failure["line"], failure["values"]) if failure else None


def _too_long(job: Job) -> ProofFailure:
    return ProofFailure(_("It runs longer than {n:g} s.").format(n=job["wall_s"]))


def _ended(exit_code: int, job: Job) -> ProofFailure:
    if exit_code >= 0:
        return ProofFailure(_("It ended its own process (exit code {code}).").format(code=exit_code))
    name = signal.Signals(-exit_code).name
    if name in ("SIGXCPU", "SIGALRM"):
        return _too_long(job)
    return ProofFailure(_("Its process was ended by {signal}.").format(signal=name))


def _message(failure: Failure, job: Job) -> str:
    text = failure["text"]
    match failure["reason"]:
        case "assertion":
            return _("This doesn't hold: {text}").format(text=text)
        case "memory":
            return _("It needs more than {n} MiB.").format(n=job["memory_mib"])
        case "module":
            return _("There is no module `{name}` here.").format(name=text)
        case "exit":
            return _("It ends the program: {text}.").format(text=text)
        case "syntax":
            return _("This is no Python: {reason}.").format(reason=text)
        case "exception":
            return text
