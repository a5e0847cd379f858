"""A function is handed over; x must come back as it was. float64 alone: a difference quotient needs the digits."""

import numpy as np

from studyapp.drillkit import Given, Tol, case

TOLERANCE = {
    "grad": Tol(1e5, 0, "values of f up to 1e4, rounded, over 2 h = 0.002; a one-sided slope is off by 1e9 eps")
}
_ONLY = ("float64",)


def _point(rng, *shape):
    return np.round(rng.uniform(-2, 2, shape), 2)


@case("three numbers: the slope to both sides of each", "三个数：每个坐标向两侧取差分", dtypes=_ONLY)
def vector(f, rng, dtype):
    f.numgrad(Given("quartic", (0.3,)), _point(rng, 3), 1e-3)


@case("x of shape (2, 3): f sees that shape", "x 的形状为 (2, 3)：f 收到的也是这个形状", dtypes=_ONLY)
def matrix(f, rng, dtype):
    function = Given("quartic", (-0.4,))
    f.numgrad(function, _point(rng, 2, 3), 1e-3)
    f.expect(
        f.ask(function, "saw_only", [2, 3]), "f must be called with arrays of x's shape", "调用 f 时数组应保持 x 的形状"
    )


@case("f is called twice for each number", "每个数恰好调用 f 两次", dtypes=_ONLY)
def calls(f, rng, dtype):
    function = Given("quartic", (0.3,))
    f.numgrad(function, _point(rng, 4, 2), 1e-3)
    f.expect(f.ask(function, "calls") == 16, "8 numbers need 16 calls of f", "8 个数应调用 f 16 次")


@case("at a kink the two sides average out", "在尖点处，两侧取平均", dtypes=_ONLY)
def at_kink(f, rng, dtype):
    f.numgrad(Given("kink"), np.array([0.0, -1.5, 0.75]), 1e-2)


@case("x that isn't contiguous in memory", "内存不连续的 x", dtypes=_ONLY)
def view(f, rng, dtype):
    f.numgrad(Given("quartic", (0.3,)), _point(rng, 3, 2).T, 1e-3)


@case("a single number, shape ()", "单个数，形状为 ()", dtypes=_ONLY)
def scalar(f, rng, dtype):
    f.numgrad(Given("quartic", (0.3,)), np.array(1.25), 1e-3)
