"""Load what a drill folder holds for the referee: its cases, its oracle, its given objects."""

import functools
import os
import traceback
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType
from typing import Any, NoReturn
from zlib import crc32

import numpy as np

from studyapp.drillkit import Case, Tol
from studyapp.errors import ContentError
from studyapp.i18n import _
from studyapp.judge.drill import CORE, Drill, Entry
from studyapp.judge.oracle_side import OracleSide
from studyapp.judge.sides import BrokenCase, Called


@dataclass(frozen=True, slots=True)
class Loaded:
    """A drill's code. `given` is the text of given.py, empty if there is none."""

    drill: Drill
    cases: tuple[Case, ...]
    tolerance: Mapping[str, Tol]
    oracle: ModuleType
    given: str


@dataclass(frozen=True, slots=True)
class Prepared:
    """A case in one dtype with the oracle's answers to its calls."""

    case: Case
    dtype: str
    log: list[Called]


def load(drill: Drill) -> Loaded:
    """Raises ContentError where the drill's own code fails."""
    stamp = tuple(_mtime(drill.folder / name) for name in ("cases.py", "reference.py", "given.py"))
    cases, oracle, given = _modules(drill.folder, stamp)
    return Loaded(
        drill=drill,
        cases=tuple(value for value in vars(cases).values() if isinstance(value, Case)),
        tolerance=getattr(cases, "TOLERANCE", {}),
        oracle=oracle,
        given=given,
    )


def _mtime(path: Path) -> int:
    try:
        return os.stat(path).st_mtime_ns
    except OSError:
        return 0


@functools.lru_cache(maxsize=64)
def _modules(folder: Path, _stamp: tuple[int, ...]) -> tuple[ModuleType, ModuleType, str]:
    given = folder / "given.py"
    text = given.read_text(encoding="utf-8") if given.is_file() else ""
    return _module(folder / "cases.py"), _module(folder / "reference.py"), text


def _module(path: Path) -> ModuleType:
    module = ModuleType(f"{path.parent.name}.{path.stem}")
    module.__file__ = str(path)
    try:
        exec(compile(path.read_bytes(), str(path), "exec"), module.__dict__)
    except (Exception, SystemExit) as error:
        blame(path.parent, error)
    return module


def blame(folder: Path, error: BaseException) -> NoReturn:
    """Raise the ContentError that names the innermost line of the drill's own files."""
    line, name = getattr(error, "lineno", 0) or 0, getattr(error, "filename", "") or ""
    for frame, number in traceback.walk_tb(error.__traceback__):
        if Path(frame.f_code.co_filename).parent == folder:
            name, line = frame.f_code.co_filename, number
    where = f"{folder.name}/{Path(name).name}:{line or 1}" if name else folder.name
    what = str(error) if isinstance(error, BrokenCase) else f"{type(error).__name__}: {error}"
    raise ContentError(what, where=where) from error


def entries_of(drill: Drill, stage: str) -> dict[str, Entry]:
    """Give the entries asked for: the core's and those of `stage`."""
    return {entry.name: entry for entry in drill.entries if entry.stage in (CORE, stage)}


def cases_of(loaded: Loaded, stage: str) -> list[tuple[Case, str]]:
    """Give what is judged, in order: the core's cases and those of `stage`, each in its dtypes.

    Raises ContentError where there is nothing: whatever is written would be right.
    """
    found = [(case, dtype) for case in loaded.cases if case.stage in (CORE, stage) for dtype in case.dtypes]
    if not found:
        raise ContentError(_("there is no case to check with"), where=f"{loaded.drill.slug}/cases.py:1")
    return found


def generator(seed: int, case: Case, dtype: str) -> np.random.Generator:
    return np.random.default_rng([seed, crc32(f"{case.name}/{dtype}".encode())])


def prepare(loaded: Loaded, case: Case, dtype: str, stage: str, seed: int) -> Prepared:
    """Run a case with the oracle. Raises ContentError where the oracle or the case fails."""
    given: dict[str, Any] = {"__name__": "given"}
    try:
        if loaded.given:
            exec(compile(loaded.given, str(loaded.drill.folder / "given.py"), "exec"), given)
        side = OracleSide(entries_of(loaded.drill, stage), loaded.oracle, given)
        case.make(side, generator(seed, case, dtype), dtype)
        if not side.log:
            raise BrokenCase(f"the case `{case.name}` calls nothing")
    except (Exception, SystemExit) as error:
        blame(loaded.drill.folder, error)
    return Prepared(case, dtype, side.log)
