"""A drill as its folder describes it. Standard library only: the app lists drills without numpy."""

from dataclasses import dataclass
from pathlib import Path
from typing import Literal

Backend = Literal["numpy", "torch"]
BACKENDS: tuple[Backend, ...] = ("numpy", "torch")
Device = Literal["cpu", "cuda"]
CORE = "core"


@dataclass(frozen=True, slots=True)
class Allowance:
    """How many times a drill's own limits hold on this machine."""

    time: float = 1.0
    memory: float = 1.0


NO_MORE = Allowance()


@dataclass(frozen=True, slots=True)
class Entry:
    """One function under test. The tuples below name its arguments or results.

    mutates     arguments changed in place, compared too; any other changed input is a mistake
    opaque      results that stay in the child; a case holds a handle
    detached    results that must carry no autograd graph
    unchecked   results whose values only the case judges, by `f.expect`
    """

    name: str
    args: tuple[str, ...]
    returns: tuple[str, ...]
    mutates: tuple[str, ...] = ()
    opaque: tuple[str, ...] = ()
    detached: tuple[str, ...] = ()
    unchecked: tuple[str, ...] = ()
    stage: str = CORE


@dataclass(frozen=True, slots=True)
class Stage:
    """A later requirement: what an interviewer asks for once the core stands."""

    name: str
    title_en: str
    title_zh: str


@dataclass(frozen=True, slots=True)
class Drill:
    """`forbidden`: by backend, fnmatch patterns of dotted Python names, `.method` names and `aten.` operations."""

    slug: str
    folder: Path
    title_en: str
    title_zh: str
    area: str
    level: int
    minutes: int
    backends: tuple[Backend, ...]
    gpu: bool
    entries: tuple[Entry, ...]
    stages: tuple[Stage, ...]
    cards: tuple[str, ...]
    prerequisites: tuple[str, ...]
    also: tuple[str, ...]
    case_seconds: float
    memory_mib: int
    forbidden: dict[Backend, tuple[str, ...]]

    def title(self, language: str) -> str:
        return self.title_zh if language == "zh" else self.title_en
