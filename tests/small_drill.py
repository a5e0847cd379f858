"""Drills of a few lines for one test each, and what comes of checking a file against one."""

import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from studyapp.judge.catalogue import read_drill
from studyapp.judge.client import Judge
from studyapp.judge.drill import Backend, Drill
from studyapp.judge.verdict import Event, Fault, Planned, Verdict

DOUBLE = Path(__file__).parent / "judge" / "small_drills" / "double"
RIGHT = b"def double(x):\n    return 2 * x\n"
SQUARE = b"def double(x):\n    return x * x\n"
ENTRY = '[[entry]]\nname = "f"\nargs = ["x"]\nreturns = ["y"]\n'
IMPORTS = """import numpy as np
from studyapp.drillkit import Given, Rng, Tol, case, in_storage, with_grad

TOLERANCE = {"y": Tol(2, 8, "a few roundings")}

"""
ONE_CALL = """
@case("one call", "调用一次", dtypes=("float64",))
def one(f, rng, dtype):
    f.f(rng.normal(size=5))
"""


def small_drill(
    root: Path,
    reference: str = "def f(x):\n    return 2 * x\n",
    cases: str = ONE_CALL,
    *,
    toml: str = ENTRY,
    given: str = "",
    seconds: float = 5.0,
    memory_mib: int = 512,
) -> Drill:
    """Write what the referee needs of a drill. Case functions begin after IMPORTS."""
    folder = root / "small"
    folder.mkdir(parents=True)
    head = [
        'title = { en = "Small", zh = "小" }',
        'area = "basics"\nlevel = 1\nminutes = 1',
        f"case_seconds = {seconds}\nmemory_mib = {memory_mib}",
    ]
    (folder / "drill.toml").write_text("\n".join([*head, toml]), encoding="utf-8")
    (folder / "reference.py").write_text(reference, encoding="utf-8")
    (folder / "cases.py").write_text(IMPORTS + cases, encoding="utf-8")
    if given:
        (folder / "given.py").write_text(given, encoding="utf-8")
    return read_drill(folder)


def events_of(
    judge: Judge, drill: Drill, source: str | bytes, backend: Backend = "numpy", **options: Any
) -> list[Event]:
    data = source if isinstance(source, bytes) else source.encode()
    return list(judge.check(drill, data, backend, **options))


def verdict_among(events: list[Event]) -> Verdict:
    (verdict,) = [event for event in events if isinstance(event, Verdict)]
    return verdict


def verdict_of(judge: Judge, drill: Drill, source: str | bytes, backend: Backend = "numpy", **options: Any) -> Verdict:
    """Give the verdict alone, without speed and diagnosis."""
    return verdict_among(events_of(judge, drill, source, backend, speed=False, diagnose=False, **options))


def fault_of(judge: Judge, drill: Drill, source: str | bytes, backend: Backend = "numpy") -> Fault | None:
    return verdict_of(judge, drill, source, backend).fault


def kinds(events: list[Event]) -> list[str]:
    """Give the events' kinds in order, results of cases left out."""
    assert isinstance(events[0], Planned)
    return [kind for kind in (type(event).__name__ for event in events) if kind != "CaseResult"]


def wait_until(ready: Callable[[], bool], seconds: float = 20.0) -> None:
    until = time.monotonic() + seconds
    while not ready():
        assert time.monotonic() < until, "it didn't come"
        time.sleep(0.01)
