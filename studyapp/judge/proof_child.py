"""Inside the child: run one proof's code, and say where and why it fails."""

import ast
import sys
import traceback
from collections.abc import Mapping, Sequence
from types import FrameType
from typing import Literal, TypedDict

from studyapp.judge.limits import open_reserve
from studyapp.judge.tracing import FILE

Number = int | float
Reason = Literal["assertion", "exception", "module", "memory", "exit", "syntax"]
MAX_TEXT = 500


class Failure(TypedDict):
    """`line` counts from 1 within the proof, 0 where unknown; `values` are those of the failing draw."""

    reason: Reason
    line: int
    text: str
    values: Mapping[str, Number]


def run_code(code: str, bindings: Sequence[Mapping[str, Number]]) -> Failure | None:
    """Run `code` in a fresh namespace for each of `bindings`, or once if there are none."""
    try:
        compiled = compile(code, FILE, "exec")
    except (SyntaxError, ValueError) as error:
        return _failure("syntax", getattr(error, "lineno", 0) or 0, str(error), {})
    for values in bindings or ({},):
        failure = _run_once(compiled, code, values)
        if failure:
            return failure
    return None


def _run_once(compiled: object, code: str, values: Mapping[str, Number]) -> Failure | None:
    try:
        exec(compiled, {"__name__": "__proof__", **values})  # type: ignore[arg-type]
    except MemoryError:
        open_reserve()
        return _failure("memory", _line(), "", values)
    except AssertionError as error:
        return _failure("assertion", _line(), _assertion(code, str(error)), values)
    except ModuleNotFoundError as error:
        return _failure("module", _line(), str(error.name), values)
    except SystemExit as error:
        return _failure("exit", _line(), f"SystemExit({error.code})", values)
    except BaseException as error:
        if "can't allocate memory" in str(error):  # torch says it with a RuntimeError
            open_reserve()
            return _failure("memory", _line(), "", values)
        return _failure("exception", _line(), f"{type(error).__name__}: {error}", values)
    return None


def _failure(reason: Reason, line: int, text: str, values: Mapping[str, Number]) -> Failure:
    return {"reason": reason, "line": line, "text": text[:MAX_TEXT], "values": values}


def _innermost() -> tuple[int, FrameType | None]:
    """Give the line and frame of the proof's own code that raised, not a library's."""
    found: tuple[int, FrameType | None] = (0, None)
    for frame, line in traceback.walk_tb(sys.exc_info()[2]):
        if frame.f_code.co_filename == FILE:
            found = line, frame
    return found


def _line() -> int:
    return _innermost()[0]


def _assertion(code: str, message: str) -> str:
    """Give the failing assert's own text, its message and the plain numbers it names."""
    line, frame = _innermost()
    statement = next(
        (
            node
            for node in ast.walk(ast.parse(code))
            if isinstance(node, ast.Assert) and node.lineno <= line <= (node.end_lineno or node.lineno)
        ),
        None,
    )
    if statement is None or frame is None:
        return message
    text = " ".join((ast.get_source_segment(code, statement) or "").split())
    named = {node.id for node in ast.walk(statement.test) if isinstance(node, ast.Name)}
    known = frame.f_globals | frame.f_locals
    shown = [f"{name} = {known[name]!r}" for name in sorted(named) if type(known.get(name)) in (int, float, bool)]
    return "; ".join(filter(None, (text, message, ", ".join(shown))))
