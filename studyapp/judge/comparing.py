"""Compare what a learner's function returned with what the oracle did: kind, shape, dtype, device, then values.

error <= eps(dtype) * (atol_eps * scale + rtol_eps * |ref|), the reference in float64 on the same rounded input.
NaN and infinities must be where the reference has them; integers and booleans must be equal.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from studyapp.drillkit import Tol
from studyapp.judge.verdict import Different, Fault, Mistyped
from studyapp.judge.wire import BadMessage, unwalk

Array = npt.NDArray[Any]
SHOWN = 32  # an array of at most so many values is shown whole
ALLOWED_KINDS = "biufc"


@dataclass(frozen=True, slots=True, eq=False)  # it may be the key of a dictionary
class Leaf:
    """What a child sent of one object. `array` is None where no values came; `alien` names an object that isn't one."""

    type: str
    dtype: str = ""
    shape: tuple[int, ...] = ()
    device: str = ""
    graph: bool = False
    array: Array | None = None
    alien: str = ""


@dataclass(frozen=True, slots=True)
class About:
    """The entry, the call's number among `calls`, dtype and device asked for."""

    entry: str
    call: int
    calls: int
    dtype: str
    device: str
    backend: str


def read_tree(tree: Any, buffers: list[bytes]) -> Any:
    """Give a result as the child described it, its leaves as `Leaf`. Raises BadMessage for a forged one."""

    def read(leaf: dict[str, Any]) -> Leaf:
        if "alien" in leaf:
            return Leaf(type=str(leaf["alien"]), alien=str(leaf["alien"]))
        about: dict[str, Any] = {
            "type": str(leaf["type"]),
            "dtype": str(leaf["dtype"]),
            "shape": tuple(int(n) for n in leaf["shape"]),
            "device": str(leaf["device"]),
            "graph": bool(leaf["graph"]),
        }
        if "buf" not in leaf:
            return Leaf(**about)
        dtype = np.dtype(about["dtype"])
        if dtype.kind not in ALLOWED_KINDS:
            raise BadMessage
        return Leaf(**about, array=np.frombuffer(buffers[leaf["buf"]], dtype).reshape(about["shape"]).copy())

    try:
        return unwalk(tree, read)
    except (KeyError, TypeError, ValueError, IndexError, RecursionError):
        raise BadMessage from None


def leaves(tree: Any) -> Iterator[Leaf]:
    if isinstance(tree, Leaf):
        yield tree
    elif isinstance(tree, (list, tuple)):
        for item in tree:
            yield from leaves(item)
    elif isinstance(tree, dict):
        for item in tree.values():
            yield from leaves(item)


def values_of(tree: Any) -> Any:
    """Give the tree with plain arrays for a case to go on with. Raises TypeError where a leaf has no values."""
    if isinstance(tree, Leaf):
        if tree.array is None:
            raise TypeError(tree.type)
        return tree.array
    if isinstance(tree, (list, tuple)):
        return type(tree)(values_of(item) for item in tree)
    if isinstance(tree, dict):
        return {key: values_of(item) for key, item in tree.items()}
    return tree


def compare(about: About, name: str, got: Any, want: Any, tol: Tol | None, *, in_place: bool = False) -> Fault | None:
    """Give the first fault of a result against the oracle's. `tol` is None where only the kinds of things count."""
    if isinstance(want, (np.ndarray, np.generic)):
        return _compare_array(about, name, got, np.asarray(want), tol, in_place)
    if isinstance(want, (list, tuple, dict)):
        if type(got) is not type(want):
            return Mistyped(about.entry, name, "type", type(want).__name__, type_name(got))
        if len(got) != len(want):
            return Mistyped(about.entry, name, "count", str(len(want)), str(len(got)))
        keys = want if isinstance(want, dict) else range(len(want))
        if isinstance(want, dict) and isinstance(got, dict) and got.keys() != want.keys():
            return Mistyped(about.entry, name, "type", f"dict of {sorted(want)}", f"dict of {sorted(got)}")
        for key in keys:
            mine, theirs = got[key], want[key]
            if fault := compare(about, f"{name}[{key!r}]", mine, theirs, tol, in_place=in_place):
                return fault
        return None
    return _compare_plain(about, name, got, want, tol)


def type_name(got: Any) -> str:
    return got.type if isinstance(got, Leaf) else type(got).__name__


def _compare_plain(about: About, name: str, got: Any, want: Any, tol: Tol | None) -> Fault | None:
    """Numbers, strings, None. A NumPy scalar stands for the Python number of its kind."""
    if isinstance(got, Leaf) and got.array is not None and got.shape == () and got.type.startswith("numpy."):
        got = got.array.item()
    if isinstance(want, float) and type(got) is int:
        got = float(got)
    if type(got) is not type(want):
        return Mistyped(about.entry, name, "type", type(want).__name__, type_name(got))
    if isinstance(want, float):
        array = Leaf("numpy.float64", about.dtype, (), about.device, False, np.asarray(got))
        return _compare_values(about, name, array, np.asarray(want), tol, False)
    if got != want and tol is not None:
        return Different(about.entry, name, about.call, about.calls, (), repr(want)[:200], repr(got)[:200])
    return None


def _compare_array(about: About, name: str, got: Any, want: Array, tol: Tol | None, in_place: bool) -> Fault | None:
    def mistyped(what: Any, expected: object, found: object) -> Mistyped:
        mine = got.array if isinstance(got, Leaf) else None
        shown = _shown(want, about.dtype), "" if mine is None else _shown(mine, about.dtype)
        return Mistyped(about.entry, name, what, str(expected), str(found), *shown)

    dtype = expected_dtype(want, about.dtype)
    exact = "torch.Tensor" if about.backend == "torch" else "numpy.ndarray"
    if not isinstance(got, Leaf) or got.alien:
        return mistyped("type", exact, type_name(got))
    scalar = about.backend == "numpy" and want.shape == () and got.type == f"numpy.{dtype}"
    if got.type != exact and not scalar:
        if about.backend == "numpy" and got.shape == () and got.type.startswith("numpy."):
            return mistyped("dtype", dtype, got.dtype) if want.shape == () else mistyped("shape", want.shape, ())
        return mistyped("type", exact, got.type)
    if got.shape != want.shape:
        return mistyped("shape", want.shape, got.shape)
    if got.dtype != dtype:
        return mistyped("dtype", dtype, got.dtype)
    if got.device != about.device:
        return mistyped("device", about.device, got.device)
    return _compare_values(about, name, got, want, tol, in_place)


def expected_dtype(want: Array, dtype: str) -> str:
    if want.dtype.kind == "c":
        return "complex64" if dtype == "float32" else "complex128"
    return dtype if want.dtype.kind == "f" else str(want.dtype)


def _compare_values(about: About, name: str, got: Leaf, want: Array, tol: Tol | None, in_place: bool) -> Fault | None:
    value = got.array
    if tol is None or value is None or want.size == 0:
        return None
    allowed = bound(want, tol, about.dtype)
    bad = differs(value, want, allowed)
    if not bad.any():
        return None
    index = tuple(int(i) for i in np.argwhere(bad)[0])
    inexact = want.dtype.kind in "fc"
    max_abs, max_rel = _errors(value[bad], want[bad]) if inexact else ("", "")
    return Different(
        entry=about.entry,
        result=name,
        call=about.call,
        calls=about.calls,
        index=index,
        expected=number(want[index], about.dtype),
        got=number(value[index], about.dtype),
        expected_all=whole(want),
        got_all=whole(value),
        max_abs=max_abs,
        max_rel=max_rel,
        allowed=f"{float(np.broadcast_to(allowed, want.shape)[index]):.2g}" if inexact else "",
        why=tol.why if inexact else "",
        wrong=int(bad.sum()),
        size=int(want.size),
        in_place=in_place,
    )


def bound(want: Array, tol: Tol, dtype: str) -> Array:
    if want.dtype.kind not in "fc":
        return np.zeros(want.shape)
    finite = np.abs(want[np.isfinite(want)])
    scale = float(finite.max(initial=0.0)) if tol.scale == "tensor" else 0.0
    with np.errstate(invalid="ignore"):
        return np.asarray(np.finfo(dtype).eps * (tol.atol_eps * scale + tol.rtol_eps * np.abs(want)))


def differs(value: Array, want: Array, allowed: Array) -> Array:
    """Give True where `value` is not `want` within `allowed`; NaN and infinities must be the same."""
    if want.dtype.kind not in "fc":
        return np.asarray(value != want)
    with np.errstate(invalid="ignore", over="ignore"):
        near = np.isfinite(want) & np.isfinite(value) & (np.abs(value.astype(want.dtype) - want) <= allowed)
        return np.asarray(~(near | (value == want) | (np.isnan(value) & np.isnan(want))))


def _errors(value: Array, want: Array) -> tuple[str, str]:
    """Give the largest absolute and relative error; nothing where NaN or infinity is among them."""
    if not (np.isfinite(value) & np.isfinite(want)).all():
        return "", ""
    with np.errstate(over="ignore"):
        error = np.abs(value.astype(np.float64) - want)
        divisor = np.abs(want)
    with np.errstate(over="ignore"):
        relative = error[divisor > 0] / divisor[divisor > 0]
    return f"{error.max():.2g}", f"{relative.max():.2g}" if relative.size else ""


def number(value: Any, dtype: str) -> str:
    if isinstance(value, (np.floating, float)):
        return f"{float(value):.9g}" if dtype == "float32" else f"{float(value):.15g}"
    return str(value)


def _shown(array: Array, dtype: str) -> str:
    return number(array[()], dtype) if array.ndim == 0 else whole(array)


def whole(array: Array) -> str:
    """Give a small array in full, nothing for a larger one."""
    if array.size > SHOWN or array.ndim == 0:
        return ""
    # Values in float64 of what was float32 would show digits that aren't there.
    return np.array2string(array, precision=6, max_line_width=76, separator=" ", suppress_small=False)
