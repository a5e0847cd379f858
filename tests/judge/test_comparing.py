"""The comparison against the rule written down in its docstring, and against cases worked by hand."""

from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from studyapp.drillkit import Tol
from studyapp.judge.comparing import About, Leaf, compare, read_tree
from studyapp.judge.verdict import Different, Fault, Mistyped
from studyapp.judge.wire import BadMessage

EXACT = Tol(0, 0, "exact")
EPS32 = 2.0**-23


def about(dtype: str = "float32", backend: str = "numpy") -> About:
    return About("f", 1, 1, dtype, "cpu", backend)


def leaf(value: Any, **changes: Any) -> Leaf:
    array = np.asarray(value)
    made = {"type": "numpy.ndarray", "dtype": str(array.dtype), "shape": array.shape, "device": "cpu", "array": array}
    return Leaf(**{**made, **changes})


def fault_of(value: Any, want: Any, tol: Tol = EXACT, dtype: str = "float32") -> Fault | None:
    return compare(about(dtype), "y", leaf(value), np.asarray(want), tol)


@given(st.floats(-1e3, 1e3), st.floats(0, 40), st.floats(0, 40), st.floats(-100, 100))
def test_the_bound_is_the_documented_one(ref: float, atol: float, rtol: float, ulps: float) -> None:
    want = np.array([ref, 50.0])
    value = want + np.array([ulps * EPS32, 0])
    allowed = EPS32 * (atol * max(abs(ref), 50.0) + rtol * abs(ref))

    fault = compare(about(), "y", leaf(value, dtype="float32"), want, Tol(atol, rtol, "why", "tensor"))

    assert (fault is None) == (abs(value[0] - want[0]) <= allowed)


def test_an_elementwise_scale_forgives_nothing_near_zero() -> None:
    value, want = np.array([1e-9, 1.0], np.float32), np.array([2e-9, 1.0])

    assert isinstance(fault_of(value, want, Tol(8, 8, "", "element")), Different)
    assert fault_of(value, want, Tol(8, 8, "", "tensor")) is None


@pytest.mark.parametrize("special", [np.nan, np.inf, -np.inf])
def test_what_isnt_finite_must_be_where_it_should(special: float) -> None:
    loose = Tol(1e9, 1e9, "")
    there, elsewhere = np.array([1, special], np.float32), np.array([1, 2], np.float32)

    assert fault_of(there, [1.0, special], loose) is None
    assert isinstance(fault_of(elsewhere, [1.0, special], loose), Different)
    assert isinstance(fault_of(there, [1.0, 2.0], loose), Different)


def test_opposite_infinities_differ() -> None:
    assert isinstance(fault_of(np.array([np.inf], np.float32), [-np.inf], Tol(9, 9, "")), Different)


def test_the_first_difference_is_told_with_its_neighbours() -> None:
    value, want = np.array([[1, 2], [4, 4]], np.float32), np.array([[1.0, 2.0], [3.0, 4.5]])

    fault = fault_of(value, want, Tol(1, 1, "two roundings", "element"))

    assert isinstance(fault, Different)
    assert (fault.index, fault.got, fault.expected) == ((1, 0), "4", "3")
    assert (fault.wrong, fault.size, fault.max_abs, fault.max_rel) == (2, 4, "1", "0.33")
    assert (fault.allowed, fault.why) == ("3.6e-07", "two roundings")  # 2**-23 * 3
    assert "[[1. 2.]" in fault.got_all and "[3.  4.5]]" in fault.expected_all


@pytest.mark.parametrize(
    ("got", "want", "what", "expected", "found"),
    [
        (leaf(np.zeros(3, np.float32)), np.zeros((3, 1)), "shape", "(3, 1)", "(3,)"),
        (leaf(np.zeros(3, np.float64)), np.zeros(3), "dtype", "float32", "float64"),
        (leaf(np.zeros(3, np.int32)), np.zeros(3, np.int64), "dtype", "int64", "int32"),
        (leaf(np.zeros(3, np.float32), device="cuda"), np.zeros(3), "device", "cpu", "cuda"),
        (leaf(np.zeros(3, np.float32), type="torch.Tensor"), np.zeros(3), "type", "numpy.ndarray", "torch.Tensor"),
        (Leaf("pandas.Series", alien="pandas.Series"), np.zeros(3), "type", "numpy.ndarray", "pandas.Series"),
        ([1.0, 2.0], np.zeros(2), "type", "numpy.ndarray", "list"),
        (None, np.zeros(2), "type", "numpy.ndarray", "NoneType"),
        ((1, 2), [1, 2], "type", "list", "tuple"),
        ([1], [1, 2], "count", "2", "1"),
        (1, "a", "type", "str", "int"),
    ],
)
def test_kinds_come_before_values(got: Any, want: Any, what: str, expected: str, found: str) -> None:
    fault = compare(about(), "y", got, want, EXACT)

    assert isinstance(fault, Mistyped)
    assert (fault.what, fault.expected, fault.got) == (what, expected, found)


def test_a_numpy_scalar_stands_for_an_array_without_dimensions() -> None:
    want = np.array(2.0)

    assert compare(about(), "y", leaf(np.float32(2), type="numpy.float32"), want, EXACT) is None
    wrong = compare(about(), "y", leaf(np.float64(2), type="numpy.float64"), want, EXACT)
    assert isinstance(wrong, Mistyped) and (wrong.what, wrong.got) == ("dtype", "float64")


def test_no_distance_is_told_where_there_is_none() -> None:
    fault = fault_of(np.array([1.5, np.nan], np.float32), [1.0, 2.0])
    infinite = fault_of(np.array([1.0, 2.0], np.float32), [1.0, np.inf])

    assert isinstance(fault, Different) and (fault.wrong, fault.max_abs) == (2, "")
    assert isinstance(infinite, Different) and (infinite.wrong, infinite.max_abs) == (1, "")


def test_a_single_number_is_shown_beside_a_wrong_shape() -> None:
    fault = fault_of(np.array([5.0], np.float32), 5.0)

    assert isinstance(fault, Mistyped) and fault.what == "shape"
    assert (fault.expected_all, fault.got_all) == ("5", "[5.]")


def test_a_scalar_isnt_an_array_of_one() -> None:
    fault = compare(about(), "y", leaf(np.float32(2), type="numpy.float32"), np.array([2.0]), EXACT)

    assert isinstance(fault, Mistyped) and fault.what == "shape"


def test_integers_and_booleans_are_equal_or_wrong() -> None:
    assert fault_of(np.array([1, 2]), np.array([1, 2]), Tol(9, 9, "")) is None
    assert isinstance(fault_of(np.array([1, 3]), np.array([1, 2]), Tol(9, 9, "")), Different)
    assert isinstance(fault_of(np.array([True]), np.array([False]), Tol(9, 9, "")), Different)


def test_plain_numbers_are_compared_with_the_tolerance() -> None:
    near = 1 + 2 * EPS32

    assert compare(about(), "loss", near, 1.0, Tol(0, 4, "")) is None
    assert isinstance(compare(about(), "loss", near, 1.0, Tol(0, 1, "")), Different)
    assert compare(about(), "n", 3, 3, EXACT) is None
    assert isinstance(compare(about(), "n", 3.0, 3, EXACT), Mistyped)


def test_empty_arrays_need_only_their_kind() -> None:
    assert fault_of(np.zeros((0, 4), np.float32), np.zeros((0, 4))) is None
    assert isinstance(fault_of(np.zeros(0, np.float32), np.zeros(0, np.int64)), Mistyped)


FORGED: list[Any] = [
    {"buf": 0},
    {"buf": 7, "dtype": "float32", "shape": [1], "type": "x", "device": "cpu", "graph": False},
    {"buf": 0, "dtype": "object", "shape": [1], "type": "x", "device": "cpu", "graph": False},
    {"buf": 0, "dtype": "float32", "shape": [9, 9], "type": "x", "device": "cpu", "graph": False},
    {"buf": 0, "dtype": "no", "shape": [1], "type": "x", "device": "cpu", "graph": False},
    {"buf": 0, "dtype": "float32", "shape": 3, "type": "x", "device": "cpu", "graph": False},
    {"dict": [[1]]},
    {},
]


@pytest.mark.parametrize("tree", FORGED)
def test_a_forged_description_is_refused(tree: Any) -> None:
    with pytest.raises(BadMessage):
        read_tree(tree, [bytes(4)])
