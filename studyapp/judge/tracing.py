"""In the child: where the learner's code stands, what it raised, and which tensor operations it reached."""

import contextlib
import fnmatch
import functools
import linecache
import sys
import traceback
from collections.abc import Callable
from typing import Any, NoReturn

FILE = "answer.py"
MAX_FRAMES = 8
MAX_VALUES = 12

Refuse = Callable[[str, str], NoReturn]


def line_of_caller() -> int:
    """Give the innermost line of the learner's file that is being executed; 0 if none is."""
    frame = sys._getframe(1)
    while frame is not None:
        if frame.f_code.co_filename == FILE:
            return frame.f_lineno
        frame = frame.f_back  # type: ignore[assignment]
    return 0


def frames_of(error: BaseException) -> list[dict[str, Any]]:
    """Give the learner's own frames, outermost first, with what is known of their variables."""
    own = [(line, frame) for frame, line in traceback.walk_tb(error.__traceback__) if frame.f_code.co_filename == FILE]
    if isinstance(error, SyntaxError) and error.filename == FILE:
        return [_frame(error.lineno or 0, "", {})]
    return [_frame(line, frame.f_code.co_name, frame.f_locals) for line, frame in own[-MAX_FRAMES:]]


def _frame(line: int, function: str, variables: dict[str, Any]) -> dict[str, Any]:
    values = [] if function == "<module>" else [_described(name, value) for name, value in variables.items()]
    return {
        "line": line,
        "function": function,
        "source": linecache.getline(FILE, line).strip()[:200],
        "values": [value for value in values if value][:MAX_VALUES],
    }


def _described(name: str, value: Any) -> str:
    """Say in a few words what a variable holds; nothing for what has no short description."""
    kind = type(value)
    if kind is int and value.bit_length() > 1000:
        return f"{name}: int, {value.bit_length()} bits"  # Python refuses to print much longer ones
    if kind in (bool, int, float) or value is None:
        return f"{name} = {value!r}"[:80]
    if kind.__module__.partition(".")[0] in ("numpy", "torch") and hasattr(value, "shape") and hasattr(value, "dtype"):
        return f"{name}: {str(value.dtype).removeprefix('torch.')} {tuple(value.shape)}"
    if kind in (list, tuple, dict, set):
        return f"{name}: {kind.__name__}, {len(value)}"
    return ""


def watched_operations(patterns: list[str], device: str, refuse: Refuse) -> contextlib.AbstractContextManager[None]:
    """Refuse each tensor operation whose `aten.` name fits one of `patterns`, and arrays brought back from a GPU."""
    if not patterns and device != "cuda":
        return contextlib.nullcontext()
    watch: contextlib.AbstractContextManager[None] = _watch_class()(patterns, device, refuse)
    return watch


@functools.cache
def _watch_class() -> Any:
    from torch.utils._python_dispatch import TorchDispatchMode

    class Watch(TorchDispatchMode):  # type: ignore[no-untyped-call]
        def __init__(self, patterns: list[str], device: str, refuse: Refuse) -> None:
            super().__init__()  # type: ignore[no-untyped-call]
            self.patterns, self.device, self.refuse = patterns, device, refuse
            self.allowed: set[str] = set()

        @classmethod
        def _should_skip_dynamo(cls) -> bool:
            return False  # PyTorch would import its compiler for a mode that skips it, which takes as long as torch

        def __torch_dispatch__(self, func: Any, types: Any, args: Any = (), kwargs: Any = None) -> Any:
            name = "aten." + func._schema.name.rpartition("::")[2]
            if name not in self.allowed:
                if any(fnmatch.fnmatchcase(name, pattern) for pattern in self.patterns):
                    self.refuse("call", name)
                self.allowed.add(name)
            result = func(*args, **(kwargs or {}))
            if self.device == "cuda" and leaves_gpu(args, result):
                self.refuse("host", name)
            return result

    return Watch


def leaves_gpu(args: tuple[Any, ...], result: Any) -> bool:
    """Say whether an operation on a GPU's tensor gave one of more than one element in the host's memory."""
    is_cuda = getattr(result, "is_cuda", None)
    if is_cuda is None or is_cuda or result.device.type != "cpu" or result.numel() <= 1:
        return False
    return any(getattr(arg, "is_cuda", False) for arg in args)
