"""In the child: make arguments of what the referee sent, and bytes of what the learner returned.

What is used after the learner's code has run is bound before it, so that replacing a function of NumPy or
PyTorch changes the learner's results only.
"""

import sys
from collections.abc import Callable
from typing import Any

import numpy as np

from studyapp.judge.wire import unwalk, walk

_generic, _ndarray, _ascontiguousarray, _shape = np.generic, np.ndarray, np.ascontiguousarray, np.shape
MAX_DEPTH = 200


class Hands:
    """Holds what lives as long as a case: handles, given objects, storage that is used again."""

    def __init__(self, backend: str, device: str, given: str) -> None:
        self.backend = backend
        self.device = device
        self.handles: dict[int, Any] = {}
        self._given_code = compile(given, "given.py", "exec") if given else None
        self._given: dict[int, Any] = {}
        self._given_space: dict[str, Any] | None = None
        self._storage: dict[str, Any] = {}
        self._export_tensor: Callable[[Any], tuple[Any, dict[str, Any]] | None] = lambda value: None
        if backend == "torch":
            self._torch = sys.modules["torch"]
            self._export_tensor = _tensor_exporter(self._torch)

    def new_case(self) -> None:
        self.handles.clear()
        self._given.clear()
        self._storage.clear()
        self._given_space = None

    def take(self, tree: Any, buffers: list[bytes]) -> Any:
        return unwalk(tree, lambda leaf: self._place(leaf, buffers))

    def _place(self, leaf: dict[str, Any], buffers: list[bytes]) -> Any:
        if "handle" in leaf:
            return self.handles[leaf["handle"]]
        if "given" in leaf:
            return self._given_object(leaf)
        if "rng" in leaf:
            return self._generator(leaf["rng"])
        array = np.frombuffer(buffers[leaf["buf"]], leaf["dtype"]).reshape(leaf["shape"])
        made: Any = _laid_out(array, leaf["strides"]) if leaf["strides"] else array.copy()
        if self.backend == "torch":
            made = self._torch.from_numpy(made)
            if self.device != "cpu":
                made = made.to(self.device)
        if leaf["storage"]:
            made = self._stored(leaf["storage"], made)
        if leaf["grad"] and self.backend == "torch":
            made.requires_grad_(True)
        return made

    def _stored(self, name: str, made: Any) -> Any:
        old = self._storage.setdefault(name, made)
        if old.shape != made.shape or old.dtype != made.dtype:
            self._storage[name] = made
            return made
        if old is not made and self.backend == "torch":
            with self._torch.no_grad():
                old.copy_(made)
        else:
            old[...] = made
        return old

    def _generator(self, seed: int) -> Any:
        if self.backend == "numpy":
            return np.random.default_rng(seed)
        return self._torch.Generator(device=self.device).manual_seed(seed)

    def _given_object(self, leaf: dict[str, Any]) -> Any:
        if leaf["given"] not in self._given:
            if self._given_space is None:
                self._given_space = {"__name__": "given"}
                if self._given_code is not None:
                    exec(self._given_code, self._given_space)
            made = self._given_space[leaf["name"]]
            args = self.take(leaf["args"], [])
            self._given[leaf["given"]] = made(*args) if args else made
        return self._given[leaf["given"]]

    def give(self, value: Any, buffers: list[bytes]) -> Any:
        """Give the JSON of a result; its bytes are appended to `buffers`."""
        start = len(buffers)
        try:
            return walk(value, lambda leaf: self._export(leaf, buffers))
        except RecursionError:
            del buffers[start:]
            return alien(value)

    def _export(self, value: Any, buffers: list[bytes]) -> dict[str, Any]:
        if type(value) is _ndarray or isinstance(value, _generic):
            if value.dtype.kind not in "biufc":
                return alien(value, f" ({value.dtype})")
            about: dict[str, Any] = {"device": "cpu", "graph": False}
            array = _ascontiguousarray(value)
            shape = list(_shape(value))
        elif (exported := self._export_tensor(value)) is not None:
            array, about = exported
            shape = about["shape"]
            if array is None:
                return {"type": _name(value), **about}
        else:
            return alien(value)
        buffers.append(array.tobytes())
        return {"buf": len(buffers) - 1, "dtype": str(array.dtype), "type": _name(value), **about, "shape": shape}


def _laid_out(array: np.ndarray[Any, Any], strides: list[int]) -> np.ndarray[Any, Any]:
    """Give a copy whose values lie `strides` apart, as those of the case's own array do."""
    extent = 1 + sum((n - 1) * step for n, step in zip(array.shape, strides, strict=True))
    base = np.zeros(extent, array.dtype)
    made = np.lib.stride_tricks.as_strided(base, array.shape, [step * array.itemsize for step in strides])
    made[...] = array
    return made


def _tensor_exporter(torch: Any) -> Callable[[Any], tuple[Any, dict[str, Any]] | None]:
    Tensor = torch.Tensor
    detach, cpu, contiguous, numpy = Tensor.detach, Tensor.cpu, Tensor.contiguous, Tensor.numpy
    resolve_conj, resolve_neg = Tensor.resolve_conj, Tensor.resolve_neg
    synchronize = torch.cuda.synchronize
    strided = torch.strided
    without_numpy = (torch.bfloat16,)

    def export(value: Any) -> tuple[Any, dict[str, Any]] | None:
        """Give the array and what else is to be known; None for what isn't exactly a dense tensor."""
        if type(value) is not Tensor or value.layout is not strided or value.is_quantized:
            return None
        about = {
            "device": value.device.type,
            "graph": bool(value.requires_grad),
            "shape": list(value.shape),
        }
        if value.device.type == "meta" or value.dtype in without_numpy:
            return None, {**about, "dtype": str(value.dtype).removeprefix("torch.")}
        if value.device.type == "cuda":
            synchronize()
        return numpy(contiguous(cpu(resolve_neg(resolve_conj(detach(value)))))), about

    return export


def alien(value: Any, more: str = "") -> dict[str, Any]:
    return {"alien": _name(value) + more}


def _name(value: Any) -> str:
    kind = type(value)
    return kind.__qualname__ if kind.__module__ == "builtins" else f"{kind.__module__}.{kind.__qualname__}"
