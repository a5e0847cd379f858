"""Show a call's arguments in a few lines: small arrays in full, large ones by dtype and shape."""

from typing import Any

import numpy as np

from studyapp.drillkit import Given, Placed, Rng
from studyapp.judge.drill import Entry

FULL = 40  # values of all arguments together that are still read with pleasure


def show_inputs(entry: Entry, args: tuple[Any, ...]) -> tuple[str, ...]:
    """Give one text an argument, `name = value`."""
    small = sum(array.size for arg in args if (array := _array(arg)) is not None) <= FULL
    return tuple(f"{name} = {_shown(name, arg, small)}" for name, arg in zip(entry.args, args, strict=False))


def _array(arg: Any) -> Any:
    if isinstance(arg, Placed):
        return _array(arg.array)
    return arg if isinstance(arg, np.ndarray) else None


def _shown(name: str, arg: Any, small: bool) -> str:
    array = _array(arg)
    if array is not None:
        if not small:
            return f"{array.dtype} {array.shape}"
        return np.array2string(array, precision=6, max_line_width=60, separator=", ", prefix=f"{name} = ")
    match arg:
        case Rng():
            return f"Rng({arg.seed})"
        case Given():
            return f"{arg.name}{arg.args if arg.args else ''}"
        case bool() | int() | float() | str() | None:
            return repr(arg)
        case list() | tuple():
            return f"{type(arg).__name__}, {len(arg)}"
        case np.generic():
            return str(arg)
    return "…"
