"""What came of judging a file: values that travel as JSON, from the referee to whoever asked.

Nothing here needs numpy. `judge.telling` puts them into words.
"""

from dataclasses import dataclass, field
from typing import Literal

from studyapp.judge.drill import Backend, Device

Outcome = Literal[
    "passed",
    "not_run",
    "wrong_answer",
    "runtime_error",
    "bad_signature",
    "forbidden",
    "time_limit",
    "memory_limit",
    "crashed",
    "judge_error",
]
#: What a whole file can come to: an outcome of a case other than passed and not_run, or accepted.
Conclusion = Literal[
    "accepted",
    "wrong_answer",
    "runtime_error",
    "bad_signature",
    "forbidden",
    "time_limit",
    "memory_limit",
    "crashed",
    "judge_error",
]


@dataclass(frozen=True, slots=True)
class Different:
    """A value is off. `index` is the first differing one; numbers come as text, as NumPy prints them.

    `allowed` is the bound at that index and `why` the tolerance's reason, both empty where equality is asked.
    `in_place`: `result` is an argument that was to be changed. `wrong` of `size` values are off.
    """

    entry: str
    result: str
    call: int
    calls: int
    index: tuple[int, ...]
    expected: str
    got: str
    expected_all: str = ""
    got_all: str = ""
    max_abs: str = ""
    max_rel: str = ""
    allowed: str = ""
    why: str = ""
    wrong: int = 0
    size: int = 0
    in_place: bool = False


@dataclass(frozen=True, slots=True)
class Mistyped:
    """A result isn't what it should be: `what` is type, shape, dtype, device or count. Small arrays are shown whole."""

    entry: str
    result: str
    what: Literal["type", "shape", "dtype", "device", "count"]
    expected: str
    got: str
    expected_all: str = ""
    got_all: str = ""


@dataclass(frozen=True, slots=True)
class ChangedInput:
    entry: str
    argument: str


@dataclass(frozen=True, slots=True)
class ChangedLater:
    """A result that was right when it was returned is another one at the end of the case."""

    entry: str
    result: str


@dataclass(frozen=True, slots=True)
class KeptGraph:
    """A result, or an argument changed in place, drags an autograd graph along."""

    entry: str
    result: str


@dataclass(frozen=True, slots=True)
class Unmet:
    """A property that the case asks for doesn't hold."""

    en: str
    zh: str


@dataclass(frozen=True, slots=True)
class Frame:
    """A line of the learner's own; `values` describe the frame's variables: `boxes: float32 (5, 4)`."""

    line: int
    function: str
    source: str
    values: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Raised:
    """An exception got out. `entry` is empty if it happened while the file was loaded."""

    entry: str
    kind: str
    text: str
    frames: tuple[Frame, ...] = ()


@dataclass(frozen=True, slots=True)
class NotRaised:
    entry: str
    expected: str


@dataclass(frozen=True, slots=True)
class Unreadable:
    """The file is no Python: too large, no UTF-8, or a syntax error at `line`."""

    reason: Literal["size", "encoding", "syntax"]
    text: str = ""
    line: int = 0
    source: str = ""


@dataclass(frozen=True, slots=True)
class NoFunction:
    entry: str
    expected: str
    similar: str = ""


@dataclass(frozen=True, slots=True)
class OtherSignature:
    entry: str
    expected: str
    got: str
    line: int = 0


@dataclass(frozen=True, slots=True)
class Refused:
    """The code did what is not allowed. `kind` is call, import, write, read, network, process, signal, host or native;
    `what` is the name or path."""

    kind: Literal["call", "import", "write", "read", "network", "process", "signal", "host", "native"]
    what: str
    line: int = 0
    source: str = ""


@dataclass(frozen=True, slots=True)
class TooSlow:
    limit_s: float


@dataclass(frozen=True, slots=True)
class TooMuchMemory:
    limit_mib: int


@dataclass(frozen=True, slots=True)
class Died:
    """The process ended: `signal` by name, else with `exit_code`."""

    signal: str
    exit_code: int


@dataclass(frozen=True, slots=True)
class Garbled:
    """What came back over the judge's pipe was none of the judge's: the learner's code wrote into it or closed it."""


@dataclass(frozen=True, slots=True)
class JudgeFault:
    text: str


Fault = (
    Different
    | Mistyped
    | ChangedInput
    | ChangedLater
    | KeptGraph
    | Unmet
    | Raised
    | NotRaised
    | Unreadable
    | NoFunction
    | OtherSignature
    | Refused
    | TooSlow
    | TooMuchMemory
    | Died
    | Garbled
    | JudgeFault
)


@dataclass(frozen=True, slots=True)
class CaseResult:
    """One case in one dtype. `inputs` shows the failing call's arguments where they are small enough to be read."""

    name: str
    en: str
    zh: str
    dtype: str
    stage: str
    outcome: Outcome
    seconds: float = 0.0
    fault: Fault | None = None
    inputs: tuple[str, ...] = ()
    printed: str = ""
    cards: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Verdict:
    """`fault` is that of the first case that failed, or what kept the file from being run at all.

    `printed` is what the code wrote to stdout and stderr while it was loaded.
    """

    drill: str
    backend: Backend
    device: Device
    stage: str
    seed: int
    conclusion: Conclusion
    cases: tuple[CaseResult, ...]
    fault: Fault | None
    seconds: float
    printed: str = ""

    @property
    def failed(self) -> tuple[CaseResult, ...]:
        return tuple(result for result in self.cases if result.outcome not in ("passed", "not_run"))


@dataclass(frozen=True, slots=True)
class Mistake:
    """A known mistake that gives the learner's own results. `name` is its file's in wrong/, without backend."""

    name: str
    en: str
    zh: str
    cards: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Planned:
    """The first event of a check: how many (case, dtype) there will be."""

    cases: int
    seed: int


@dataclass(frozen=True, slots=True)
class Speed:
    """The learner's time over the yardstick's on the drill's speed case, both in seconds a call."""

    ratio: float
    seconds: float
    yardstick: float


@dataclass(frozen=True, slots=True)
class Diagnosis:
    """Every known mistake that behaves like the answer, none if none does."""

    mistakes: tuple[Mistake, ...] = field(default=())


@dataclass(frozen=True, slots=True)
class Finding:
    """A fault of a drill's own files, found by running them. `file` is relative to the drill's folder."""

    file: str
    message: str
    line: int = 1


Event = Planned | CaseResult | Verdict | Speed | Diagnosis | Finding
