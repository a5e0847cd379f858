"""Name the mistake: which known wrong answers give the very results of the learner's code.

A known mistake is named only if it fails in exactly the cases in which the learner's code failed, in the same way,
and gives there, call by call, the same results within the tolerance. There is no guess.
"""

import contextlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np

from studyapp.drillkit import Tol
from studyapp.errors import ContentError
from studyapp.judge.children import Workshop
from studyapp.judge.comparing import Leaf, bound, differs
from studyapp.judge.drill import CORE, Entry
from studyapp.judge.judging import Answer, Setting
from studyapp.judge.learner_side import Trace
from studyapp.judge.lint import find_forbidden, read_source
from studyapp.judge.loading import Prepared
from studyapp.judge.mistakes import WrongFile, answer_files, read_mistake
from studyapp.judge.verdict import CaseResult, Fault, Mistake, Mistyped, Raised, Unmet, Verdict

Key = tuple[str, str]
#: Two answers may each be off by the tolerance in opposite directions.
TWICE = 2.0
NO_TOLERANCE = Tol(64, 64, "an opaque or unchecked result has none of its own")


@dataclass(frozen=True, slots=True)
class Failure:
    """What was seen of the learner's code in a case that failed."""

    fault: Fault
    trace: Trace


def diagnose(
    setting: Setting,
    verdict: Verdict,
    traces: Mapping[Key, Trace],
    cases: Sequence[Prepared],
    workshop: Workshop,
    on_input: dict[int, Callable[[], None]],
) -> list[Mistake]:
    """Give every known mistake that behaves like the judged file, by name."""
    seen = failures(verdict, traces)
    if not seen:
        return []
    by_name = {prepared.case.name: prepared.case for prepared in cases}
    found = []
    for wrong in _known(setting):
        if wrong.verdict != verdict.conclusion or wrong.case not in by_name:
            continue
        stage = by_name[wrong.case].stage  # a mistake of the core has no stage's functions
        asked = [prepared for prepared in cases if prepared.case.stage in (CORE, stage)]
        comparable = seen.keys() <= {(prepared.case.name, prepared.dtype) for prepared in asked}
        if comparable and _behaves_alike(replace(setting, stage=stage), wrong, seen, asked, workshop, on_input):
            cards = wrong.cards or by_name[wrong.case].cards or setting.loaded.drill.cards
            found.append(Mistake(wrong.name, wrong.en, wrong.zh, cards))
    return found


def _known(setting: Setting) -> Iterator[WrongFile]:
    """Give the known mistakes; a file that doesn't say what it is has no name to give, and `content check` says so."""
    for name, path in answer_files(setting.loaded.drill, "wrong", setting.backend):
        with contextlib.suppress(ContentError):
            yield read_mistake(path, name)


def failures(verdict: Verdict, traces: Mapping[Key, Trace]) -> dict[Key, Failure]:
    """Give what can be compared with a known mistake: nothing unless every case was run and values came back."""
    if verdict.conclusion not in ("wrong_answer", "runtime_error"):
        return {}
    if any(result.outcome == "not_run" for result in verdict.cases):
        return {}
    return {
        (result.name, result.dtype): Failure(result.fault, traces[result.name, result.dtype])
        for result in verdict.failed
        if result.fault is not None
    }


def same_failures(
    a: Mapping[Key, Failure], b: Mapping[Key, Failure], tolerance: Mapping[str, Tol], cases: Sequence[Prepared]
) -> bool:
    """Say whether two answers fail in the same cases with the same results."""
    by_key = {(prepared.case.name, prepared.dtype): prepared for prepared in cases}
    return a.keys() == b.keys() and all(
        same_fault(a[key].fault, b[key].fault)
        and same_trace(a[key].trace, b[key].trace, {**tolerance, **by_key[key].case.tol}, by_key[key])
        for key in a
    )


def _behaves_alike(
    setting: Setting,
    wrong: WrongFile,
    seen: Mapping[Key, Failure],
    cases: Sequence[Prepared],
    workshop: Workshop,
    on_input: dict[int, Callable[[], None]],
) -> bool:
    text = read_source(wrong.path.read_bytes())
    if not isinstance(text, str) or find_forbidden(text, setting.loaded.drill.forbidden.get(setting.backend, ())):
        return False
    with Answer(setting, text, workshop, on_input) as answer:
        if answer.start() is not None:
            return False
        for prepared in cases:  # in the same order, as a mistake may hang on what was called before
            result, trace = answer.run(prepared)
            key = prepared.case.name, prepared.dtype
            tolerance = {**setting.loaded.tolerance, **prepared.case.tol}
            if not _same(result, trace, seen.get(key), tolerance, prepared):
                return False
    return True


def _same(
    result: CaseResult, trace: Trace, failure: Failure | None, tolerance: Mapping[str, Tol], prepared: Prepared
) -> bool:
    if failure is None or result.fault is None:
        return failure is None and result.outcome == "passed"
    return same_fault(result.fault, failure.fault) and same_trace(trace, failure.trace, tolerance, prepared)


def same_fault(a: Fault, b: Fault) -> bool:
    """Say whether two faults are of one kind; values are compared by the traces."""
    if type(a) is not type(b):
        return False
    match a, b:
        case (Raised(), Raised()):
            # Words in any order: which operand comes first is a matter of style.
            return a.entry == b.entry and a.kind == b.kind and sorted(a.text.split()) == sorted(b.text.split())
        case (Mistyped(), Mistyped()):
            return (a.entry, a.result, a.what, a.got) == (b.entry, b.result, b.what, b.got)
        case (Unmet(), Unmet()):
            return a.en == b.en
    return getattr(a, "result", getattr(a, "argument", "")) == getattr(b, "result", getattr(b, "argument", ""))


def same_trace(a: Trace, b: Trace, tolerance: Mapping[str, Tol], prepared: Prepared) -> bool:
    """Compare two answers call by call: results, and arguments as they were left."""
    if len(a.calls) != len(b.calls):
        return False
    for (entry_a, result_a, after_a), (entry_b, result_b, after_b), called in zip(
        a.calls, b.calls, prepared.log, strict=False
    ):
        entry = called.entry
        if entry_a != entry_b or len(after_a or ()) != len(after_b or ()):
            return False
        parts = [*_results(entry, result_a, result_b), *zip(entry.args, after_a or (), after_b or (), strict=False)]
        for name, mine, theirs in parts:
            tol = tolerance.get(name, NO_TOLERANCE)
            twice = Tol(TWICE * tol.atol_eps, TWICE * tol.rtol_eps, "", tol.scale)
            # A graph counts where it is a fault.
            graph = name in entry.detached or name in entry.mutates
            if not _alike(mine, theirs, twice, prepared.dtype, graph):
                return False
    return True


def _results(entry: Entry, a: Any, b: Any) -> list[tuple[str, Any, Any]]:
    """Give the results of two calls side by side, with their names; as a whole where there aren't as many as asked."""
    if len(entry.returns) > 1 and type(a) is type(b) is tuple and len(a) == len(b) == len(entry.returns):
        return list(zip(entry.returns, a, b, strict=True))
    return [(entry.returns[0], a, b)]


def _type(leaf: Leaf) -> str:
    """For shape () NumPy's arithmetic gives a scalar, which counts as an array."""
    return "numpy.ndarray" if leaf.shape == () and leaf.type.startswith("numpy.") else leaf.type


def _alike(a: Any, b: Any, tol: Tol, dtype: str, graph: bool) -> bool:
    if isinstance(a, Leaf) and isinstance(b, Leaf):
        if (_type(a), a.dtype, a.shape, a.alien) != (_type(b), b.dtype, b.shape, b.alien):
            return False
        if graph and a.graph != b.graph:
            return False
        if a.array is None or b.array is None:
            return True
        return not differs(a.array, b.array, bound(b.array, tol, str(b.array.dtype))).any()
    if isinstance(a, (list, tuple)) and type(a) is type(b):
        return len(a) == len(b) and all(_alike(x, y, tol, dtype, graph) for x, y in zip(a, b, strict=True))
    if isinstance(a, dict) and isinstance(b, dict):
        return a.keys() == b.keys() and all(_alike(a[key], b[key], tol, dtype, graph) for key in a)
    if isinstance(a, float) and isinstance(b, float):
        return not differs(np.asarray(a), np.asarray(b), bound(np.asarray(b), tol, dtype)).any()
    return bool(a == b) and type(a) is type(b)
