"""What a soft threshold must get right. No value lies near the threshold unless it lies exactly on it."""

import numpy as np

from studyapp.drillkit import Tol, case, in_storage

TOLERANCE = {
    "y": Tol(0, 4, "one difference; right answers differ by up to 1 eps", "element"),
    "w": Tol(32, 0, "sums of up to 7 products and a step; right answers differ by up to 5 eps"),
}
_NEAR_ZERO = {
    "w": Tol(512, 0, "weights that are nearly shrunk away are what is left of numbers a hundred times as large")
}
_LONG = {"w": Tol(512, 0, "sums of 2000 and 300 products; right answers differ by up to 90 eps")}
_SOFT, _L1 = ("reg-soft-threshold",), ("reg-l1",)


def _values(rng, dtype, *shape):
    """Numbers of either sign whose sizes are odd multiples of 1/8: never a whole number, where the thresholds lie."""
    size = (2 * rng.integers(0, 20, shape) + 1) / 8
    return np.asarray(size * rng.choice([-1, 1], shape), dtype)


def _problem(rng, dtype, N, D):
    """w, A, b of two decimals, small enough that a step doesn't blow up.

    The first feature is always 0: its weight, about 2, only shrinks. Without it all weights of an answer may be tiny
    remains of a cancellation, and no bound that is relative to them is fair.
    """
    w, A, b = (np.round(rng.uniform(-2, 2, shape), 2).astype(dtype) for shape in ((D,), (N, D), (N,)))
    A[:, 0], w[0] = 0, rng.choice([-2, 2])
    return w, A, b


@case("large ones shrink by lam, small ones become 0, both signs", "大的减小 lam，小的变成 0，正负都有", cards=_SOFT)
def both_signs(f, rng, dtype):
    f.soft_threshold(np.concatenate([_values(rng, dtype, 5), np.array([2.5, -2.5, 0.25, -0.25], dtype)]), 1.0)


@case("exactly at lam: 0", "恰好等于 lam：变成 0", cards=_SOFT)
def at_threshold(f, rng, dtype):
    f.soft_threshold(np.array([1.5, -1.5, 1.75, -1.75, 0.0], dtype), 1.5)


@case("lam 0 changes nothing", "lam 为 0：什么也不变", cards=_SOFT)
def zero_lambda(f, rng, dtype):
    f.soft_threshold(_values(rng, dtype, 3, 4), 0.0)


@case("any shape: a number, nothing, three axes", "任意形状：一个数、空数组、三维")
def shapes(f, rng, dtype):
    for shape in ((), (0, 3), (2, 1, 3)):
        f.soft_threshold(_values(rng, dtype, *shape), 2.0)


@case("infinity stays, and NaN too", "无穷大不变，NaN 也不变")
def not_finite(f, rng, dtype):
    f.soft_threshold(np.array([np.inf, -np.inf, np.nan, 0.25], dtype), 1.0)


@case("tiny and huge values keep their digits", "极小和极大的值，有效数字都要保住")
def magnitudes(f, rng, dtype):
    f.soft_threshold(_values(rng, dtype, 6) * np.asarray(2.0**-60, dtype), 2.0**-60)
    f.soft_threshold(_values(rng, dtype, 6) * np.asarray(2.0**60, dtype), 2.0**60)


@case(
    "the result minimises (y - x)^2 / 2 + lam |y|", "结果使 (y - x)²/2 + lam·|y| 最小", dtypes=("float64",), cards=_SOFT
)
def minimises(f, rng, dtype):
    x = _values(rng, dtype, 8)
    y = np.asarray(f.soft_threshold(x, 1.0))
    grid = np.linspace(-6, 6, 2401)[:, None]
    least = ((grid - x) ** 2 / 2 + np.abs(grid)).min(0)
    f.expect(
        ((y - x) ** 2 / 2 + np.abs(y) <= least + 1e-12).all(),
        "another y has a smaller (y - x)^2 / 2 + lam |y|",
        "另有 y 使 (y - x)²/2 + lam·|y| 更小",
    )


@case("one step of ISTA", "一步 ISTA", cards=_L1)
def one_step(f, rng, dtype):
    f.ista_step(*_problem(rng, dtype, 3, 3), 0.3, 0.5)


@case("lam 0: a plain gradient step of half the squared error", "lam 为 0：就是平方误差一半的梯度下降", cards=_L1)
def plain_gradient(f, rng, dtype):
    f.ista_step(*_problem(rng, dtype, 4, 3), 0.2, 0.0)


@case("a large lam makes everything 0", "lam 很大：全部变成 0", cards=("reg-l1-vs-l2",))
def all_zero(f, rng, dtype):
    f.ista_step(*_problem(rng, dtype, 4, 3), 0.1, 1000.0)


@case("steps in a row come to a fixed point", "连做多步，走到不动点", dtypes=("float64",), tol=_NEAR_ZERO, cards=_L1)
def converges(f, rng, dtype):
    w, A, b = _problem(rng, dtype, 7, 4)
    w, A = w[1:], np.linalg.qr(A[:, 1:])[0] * np.array([1.0, 1.2, 1.4])  # well conditioned: 24 steps are enough
    lam = 0.7
    for _ in range(24):
        w = f.ista_step(w, A, b, 0.5, lam)
    gradient = A.T @ (A @ w - b)
    sound = np.where(w != 0, np.abs(gradient + lam * np.sign(w)) < 1e-6, np.abs(gradient) <= lam + 1e-6)
    f.expect(
        sound.all(),
        "at the minimum the gradient of the squared error is -lam sign(w), or within lam where w is 0",
        "最小点处，平方误差的梯度是 -lam·sign(w)；w 为 0 处，它的绝对值不超过 lam",
    )


@case("rows and columns of larger arrays", "取自更大数组的行和列")
def strided(f, rng, dtype):
    f.soft_threshold(in_storage("x", _values(rng, dtype, 4, 6)[::2, ::-2]), 1.0)
    f.soft_threshold(in_storage("x", _values(rng, dtype, 2, 3)), 2.0)
    w, A, b = _problem(rng, dtype, 8, 6)
    f.ista_step(w[::2], A[::2, ::2], b[::-2], 0.1, 0.25)


@case("a step on a (2000, 300) matrix", "(2000, 300) 的矩阵上的一步", dtypes=("float32",), tol=_LONG, speed=True)
def large(f, rng, dtype):
    A = rng.normal(size=(2000, 300)).astype(dtype)
    f.ista_step(rng.normal(size=300).astype(dtype), A, rng.normal(size=2000).astype(dtype), 2e-4, 40.0)
