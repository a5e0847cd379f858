"""All that a drill folder may import, beside numpy, torch and the standard library.

cases.py      `TOLERANCE = {result: Tol(...)}` and functions marked with `@case`, judged in the order of the file
given.py      objects that `Given` names; executed in the learner's process and beside the oracle
"""

from collections.abc import Callable, Mapping
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from typing import Any, Literal, Protocol

DType = Literal["float32", "float64"]


class Function(Protocol):
    """What a case gets as `f`: the functions under test by name, `f.nms(boxes, scores, 0.5)`, and these.

    The case is run twice with the same seed: with the oracle, then with the learner's functions. Results that
    drill.toml calls opaque come as handles, which only go back in as arguments. Numbers, strings, None, lists,
    tuples and dictionaries may be passed beside arrays; arrays given are fresh storage in every call.
    """

    def __getattr__(self, entry: str) -> Callable[..., Any]: ...

    def expect(self, ok: object, en: str, zh: str = "") -> None:
        """Fail the case with these words unless `ok`. The oracle must meet it too."""

    def raises(self, kind: type[Exception]) -> AbstractContextManager[None]:
        """Expect the block's call to raise `kind` or a subclass of it."""

    def ask(self, given: "Given", method: str, *args: object) -> Any:
        """Call a method of a given object where it lies, beside the learner's code; nothing is compared."""


@dataclass(frozen=True, slots=True)
class Tol:
    """error <= eps(dtype) * (atol_eps * scale + rtol_eps * |ref|); scale is max |ref| of the array ("tensor") or 0.

    `why` is shown with a failure: what the factors allow for.
    """

    atol_eps: float
    rtol_eps: float
    why: str
    scale: Literal["tensor", "element"] = "tensor"


@dataclass(frozen=True, slots=True)
class Case:
    """`make(f, rng, dtype)` calls the functions under test; `rng` is a fresh `numpy.random.Generator`.

    `tol` overrides TOLERANCE by result name. `cards` are about what the case tests. `seconds` replaces the drill's
    `case_seconds`. With `speed`, its last call is the one whose time is compared with the yardstick's.
    """

    name: str
    en: str
    zh: str
    make: Callable[[Any, Any, str], None]
    dtypes: tuple[str, ...] = ("float32", "float64")
    tol: Mapping[str, Tol] = field(default_factory=dict)
    stage: str = "core"
    speed: bool = False
    seconds: float | None = None
    cards: tuple[str, ...] = ()


def case(en: str, zh: str, **options: Any) -> Callable[[Callable[[Any, Any, str], None]], Case]:
    """Make a function of cases.py a `Case` of its name; `options` are the fields of `Case`."""
    return lambda make: Case(make.__name__, en, zh, make, **options)


@dataclass(frozen=True, slots=True, eq=False)
class Placed:
    """An array that is to be handed over in a particular way. The oracle gets the plain array."""

    array: Any
    requires_grad: bool = False
    storage: str = ""


def with_grad(array: Any) -> Placed:
    """Hand it over as a leaf that requires a gradient (PyTorch; NumPy has none)."""
    return Placed(array, requires_grad=True)


def in_storage(name: str, array: Any) -> Placed:
    """Hand it over in the same memory as the earlier arrays of that name in this case, which it overwrites."""
    return Placed(array, storage=name)


@dataclass(frozen=True, slots=True)
class Rng:
    """A fresh generator: `numpy.random.Generator`, or a `torch.Generator` on the inputs' device."""

    seed: int


@dataclass(frozen=True, slots=True, eq=False)
class Given:
    """The object `name` of given.py (a model, a function), or what it gives when it is called with `args`.

    given.py is executed anew for every case and on each side; the same `Given` passed twice is the same object.
    """

    name: str
    args: tuple[object, ...] = ()
