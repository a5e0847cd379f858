"""Judge one file: load it in a child, run every case, and begin again in a fresh child where one was lost."""

import contextlib
import signal
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from typing import Any

from studyapp.judge.children import Kid, Workshop
from studyapp.judge.drill import NO_MORE, Allowance, Backend, Device
from studyapp.judge.learner_side import LearnerSide, Trace, fault_of
from studyapp.judge.lint import find_forbidden, read_source
from studyapp.judge.loading import Loaded, Prepared, blame, entries_of, generator
from studyapp.judge.reaping import LIVED_ON
from studyapp.judge.sandbox import CHANNEL_LOST
from studyapp.judge.sides import BrokenCase, StopCase
from studyapp.judge.verdict import (
    CaseResult,
    Conclusion,
    Died,
    Fault,
    Garbled,
    NoFunction,
    OtherSignature,
    Outcome,
    Raised,
    Refused,
    TooMuchMemory,
    TooSlow,
    Unreadable,
    Verdict,
)
from studyapp.judge.wire import BadMessage, Deadline

LOAD_S = {"numpy": 5.0, "torch": 10.0}  # a first `import torch.optim` takes 2 s, on a busy machine more
MAX_LOST = 2  # children lost before the rest isn't run: an endless loop would cost its limit in every case
#: A CUDA child first makes its context, which counts as loading.
CUDA_LOAD_S = 30.0

Lost = (Deadline, EOFError, ConnectionError, BadMessage)


@dataclass(frozen=True, slots=True)
class Setting:
    """How a file is judged. Without `kernel` the sandbox is what every system has."""

    loaded: Loaded
    backend: Backend
    device: Device
    stage: str
    seed: int
    kernel: bool = True
    allowance: Allowance = NO_MORE

    @property
    def load_s(self) -> float:
        return self.allowance.time * (CUDA_LOAD_S if self.device == "cuda" else LOAD_S[self.backend])

    @property
    def memory_mib(self) -> int:
        return round(self.allowance.memory * self.loaded.drill.memory_mib)


class Answer:
    """A learner's file in a child. `start` gives what is wrong with it as a whole; then cases can be run.

    Use it as a context manager: on leaving, the child and all it started are gone.
    """

    def __init__(
        self, setting: Setting, text: str, workshop: Workshop, on_input: dict[int, Callable[[], None]]
    ) -> None:
        self._setting = setting
        self._text = text
        self._workshop = workshop
        self._on_input = on_input
        self._kid: Kid | None = None
        self.printed = ""

    def __enter__(self) -> "Answer":
        return self

    def __exit__(self, *_exc: object) -> None:
        self._end()

    def start(self) -> Fault | None:
        setting = self._setting
        drill = setting.loaded.drill
        entries = entries_of(drill, setting.stage)
        patterns = drill.forbidden.get(setting.backend, ())
        job = {
            "backend": setting.backend,
            "device": setting.device,
            "source": self._text,
            "given": setting.loaded.given,
            "entries": {name: len(entry.args) for name, entry in entries.items()},
            "memory_mib": setting.memory_mib,
            "operations": [pattern for pattern in patterns if pattern.startswith("aten.")],
        }
        room = {
            "private": [str(drill.folder)],
            "imports": [pattern for pattern in patterns if pattern.isidentifier()],
            "memory_mib": setting.memory_mib,
            "kernel": setting.kernel,
            "gpu": setting.device == "cuda",
        }
        self._kid = self._workshop.start({"job": job, "libraries": self._libraries()}, room)
        self._kid.channel.besides.update(self._on_input)
        try:
            self._kid.channel.send({"do": "load"}, deadline=time.monotonic() + setting.load_s)
            reply, _buffers = self._kid.channel.receive(time.monotonic() + setting.load_s)
            fault = fault_of(reply, "", setting.memory_mib)
            if fault is None:
                functions = reply["functions"]
                fault = next(
                    (f for e in entries.values() if (f := _entry_fault(e.name, e.args, functions[e.name]))), None
                )
        except (KeyError, TypeError, AttributeError):
            fault = Garbled()
        except Lost as error:
            fault = self._lost(error, setting.load_s)
        if self._kid is not None:
            self.printed = self._kid.take_printed()
        if fault is not None:
            self._end()
        return fault

    def _libraries(self) -> list[str]:
        """The first optimiser of a process imports PyTorch's compiler, which would take the time of a case."""
        texts = self._text, self._setting.loaded.given
        return ["torch._dynamo"] if self._setting.backend == "torch" and any("optim" in text for text in texts) else []

    def run(self, prepared: Prepared) -> tuple[CaseResult, Trace]:
        """Run one case. A child that was lost on the way is replaced before the next."""
        setting, case = self._setting, prepared.case
        drill = setting.loaded.drill
        result = CaseResult(case.name, case.en, case.zh, prepared.dtype, case.stage, "passed", cards=case.cards)
        if self._kid is None and (fault := self.start()):
            return replace(result, outcome=outcome_of(fault), fault=fault), Trace()
        assert self._kid is not None
        side = self.side(prepared)
        fault = None
        try:
            with contextlib.suppress(StopCase):
                case.make(side, generator(setting.seed, case, prepared.dtype), prepared.dtype)
                side.finish()
        except Lost as error:
            fault = self._lost(error, side.limit_s)
        except BrokenCase as error:
            blame(drill.folder, error)
        except Exception as error:  # the case's own code, fed with the learner's results
            if side.fault is None:
                side.choked(error)
        fault = side.fault or fault
        printed = self._kid.take_printed() if self._kid else self.printed
        if isinstance(fault, (TooMuchMemory, Refused)):
            self._end()  # what it holds can't be counted on any more
        result = replace(
            result,
            outcome=outcome_of(fault) if fault else "passed",
            seconds=round(side.spent_s, 4),
            fault=fault,
            inputs=side.inputs if fault else (),
            printed=printed,
        )
        return result, side.trace

    def side(self, prepared: Prepared) -> LearnerSide:
        setting = self._setting
        drill = setting.loaded.drill
        assert self._kid is not None
        return LearnerSide(
            entries_of(drill, setting.stage),
            prepared.case,
            prepared.log,
            self._kid,
            dtype=prepared.dtype,
            backend=setting.backend,
            device=setting.device,
            tolerance=setting.loaded.tolerance,
            limit_s=setting.allowance.time * (prepared.case.seconds or drill.case_seconds),
            memory_mib=setting.memory_mib,
        )

    def time_call(self, entry: str, args: list[Any], buffers: list[bytes], times: int) -> float:
        """Give the seconds that `times` calls take, each on arguments of its own that were laid out before."""
        self._exchange({"do": "prepare", "args": args, "times": times}, buffers)
        started = time.perf_counter()
        self._exchange({"do": "go", "entry": entry}, [])
        return time.perf_counter() - started

    def _exchange(self, order: dict[str, Any], buffers: list[bytes]) -> None:
        assert self._kid is not None
        deadline = time.monotonic() + self._setting.load_s
        self._kid.channel.send(order, buffers, deadline)
        if self._kid.channel.receive(deadline)[0] != {}:
            raise BadMessage

    @property
    def alive(self) -> bool:
        return self._kid is not None

    def _lost(self, error: BaseException, limit_s: float) -> Fault:
        assert self._kid is not None
        if isinstance(error, BadMessage):
            self._end()
            return Garbled()
        if isinstance(error, Deadline):
            self._end()
            return TooSlow(limit_s)
        code = self._end(patience_s=0.5)
        if code == -signal.SIGXCPU:
            return TooSlow(limit_s)
        if code in (CHANNEL_LOST, LIVED_ON):
            return Garbled()
        return Died(signal.Signals(-code).name if code < 0 else "", max(code, 0))

    def _end(self, patience_s: float = 0.0) -> int:
        """End the child; with patience, let it end by itself first, so that its exit code tells how."""
        if self._kid is None:
            return 0
        kid, self._kid = self._kid, None
        code = self._workshop.end(kid, patience_s)
        kid_text = kid.printed.decode(errors="replace")
        self.printed = kid_text or self.printed
        return code


def judge(
    setting: Setting,
    data: bytes,
    cases: Iterator[Prepared],
    workshop: Workshop,
    on_case: Callable[[CaseResult], None],
    on_input: dict[int, Callable[[], None]],
) -> tuple[Verdict, dict[tuple[str, str], Trace]]:
    """Judge `data`; give the verdict and what the code did in each case that failed."""
    started = time.monotonic()
    results: list[CaseResult] = []
    traces: dict[tuple[str, str], Trace] = {}
    printed = ""
    text = read_source(data)
    whole: Fault | None = text if isinstance(text, Unreadable) else None
    if isinstance(text, str):
        whole = find_forbidden(text, setting.loaded.drill.forbidden.get(setting.backend, ()))
    if isinstance(text, str) and whole is None:
        with Answer(setting, text, workshop, on_input) as answer:
            whole = answer.start()
            printed = answer.printed
            lost = 0
            for prepared in cases if whole is None else ():
                if lost >= MAX_LOST:
                    result = not_run(prepared)
                else:
                    result, trace = answer.run(prepared)
                    if result.outcome != "passed":
                        traces[prepared.case.name, prepared.dtype] = trace
                    lost += not answer.alive
                results.append(result)
                on_case(result)
    if whole is not None:
        for prepared in cases:
            results.append(not_run(prepared))
            on_case(results[-1])
    failed = next((result for result in results if result.outcome not in ("passed", "not_run")), None)
    fault = whole or (failed.fault if failed else None)
    conclusion: Conclusion = "accepted" if fault is None else _conclusion(outcome_of(fault))
    verdict = Verdict(
        drill=setting.loaded.drill.slug,
        backend=setting.backend,
        device=setting.device,
        stage=setting.stage,
        seed=setting.seed,
        conclusion=conclusion,
        cases=tuple(results),
        fault=fault,
        seconds=round(time.monotonic() - started, 4),
        printed=printed,
    )
    return verdict, traces


def not_run(prepared: Prepared) -> CaseResult:
    case = prepared.case
    return CaseResult(case.name, case.en, case.zh, prepared.dtype, case.stage, "not_run", cards=case.cards)


def outcome_of(fault: Fault) -> Outcome:
    match fault:
        case Raised() | Unreadable():
            return "runtime_error"
        case NoFunction() | OtherSignature():
            return "bad_signature"
        case Refused():
            return "forbidden"
        case TooSlow():
            return "time_limit"
        case TooMuchMemory():
            return "memory_limit"
        case Died() | Garbled():
            return "crashed"
    return "wrong_answer"


def _conclusion(outcome: Outcome) -> Conclusion:
    assert outcome not in ("passed", "not_run")
    return outcome  # type: ignore[return-value]


def _entry_fault(name: str, args: tuple[str, ...], found: dict[str, Any]) -> Fault | None:
    import difflib

    expected = f"{name}({', '.join(args)})"
    if "there" in found:
        similar = difflib.get_close_matches(name, [str(other) for other in found["others"]], 1, 0.5)
        return NoFunction(name, expected, similar[0] if similar else "")
    if not found["fits"]:
        return OtherSignature(name, expected, f"{name}{found['signature']}", int(found["line"]))
    return None
