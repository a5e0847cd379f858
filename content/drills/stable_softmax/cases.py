"""What softmax and log-softmax must get right: small logits, then where exp overflows or underflows."""

import numpy as np

from studyapp.drillkit import Tol, case, in_storage, with_grad

_WHY = "exp of a difference of some tens, a sum, a quotient; right answers: up to 3 eps of the largest result"
TOLERANCE = {"p": Tol(16, 0, _WHY), "logp": Tol(16, 0, _WHY)}
_LONG = dict.fromkeys(TOLERANCE, Tol(128, 0, "sums of 1000 terms; added one after the other they are off by 35 eps"))
_IDEA, _VALUE, _SHARP = ("act-softmax",), ("act-softmax-value",), ("act-softmax-temperature",)


def _logits(rng, dtype, shape, spread=3.0):
    """Multiples of 1/16, so that adding a whole number to them is exact."""
    return (np.round(rng.uniform(-spread, spread, shape) * 16) / 16).astype(dtype)


def _both(f, x, axis):
    f.softmax(x, axis)
    f.log_softmax(x, axis)


@case("one row of logits", "一行 logits", cards=_IDEA + _VALUE)
def one_row(f, rng, dtype):
    _both(f, _logits(rng, dtype, 4), -1)


@case("the last axis of a matrix: each row by itself", "矩阵的最后一个轴：每行各算各的", cards=_IDEA)
def rows(f, rng, dtype):
    _both(f, _logits(rng, dtype, (2, 4)), -1)


@case("a square matrix: a lost axis broadcasts without an error", "方阵：丢了一个轴也能广播，不会报错", cards=_IDEA)
def square(f, rng, dtype):
    for axis in (-1, 0):
        _both(f, _logits(rng, dtype, (3, 3)), axis)


@case("axis 0: each column by itself", "axis 为 0：每列各算各的", cards=_IDEA)
def columns(f, rng, dtype):
    _both(f, _logits(rng, dtype, (3, 2)), 0)


@case("an axis in the middle of four, counted from either end", "四维数组中间的轴，正数、倒数都行")
def middle(f, rng, dtype):
    x = _logits(rng, dtype, (2, 3, 4, 5))
    for axis in (1, -2):
        _both(f, x, axis)


@case("logits near 10,000, and near -10,000", "logits 在 10,000 附近，以及在 -10,000 附近", cards=_IDEA)
def huge(f, rng, dtype):
    for far in (10_000, -10_000):
        _both(f, _logits(rng, dtype, (2, 3)) + np.asarray(far, dtype), -1)


@case(
    "one row near 0, one near -3000, one near 3000", "一行在 0 附近，一行在 -3000 附近，一行在 3000 附近", cards=_IDEA
)
def rows_far_apart(f, rng, dtype):
    _both(f, _logits(rng, dtype, (3, 4)) + np.array([[0], [-3000], [3000]], dtype), -1)


@case("entries far below the largest: p is 0, logp isn't", "远小于最大值的元素：p 为 0，logp 却不是", cards=_SHARP)
def far_below(f, rng, dtype):
    x = _logits(rng, dtype, (2, 3))
    x[:, 1] -= 2000
    f.log_softmax(x, -1)
    f.softmax(x, -1)


@case("-inf where a mask hides an entry", "被 mask 掉的位置是 -inf", cards=_IDEA)
def masked(f, rng, dtype):
    x = _logits(rng, dtype, (3, 4))
    x[0, 2] = x[1, 0] = x[1, 3] = x[2, 0] = x[2, 1] = x[2, 2] = -np.inf
    _both(f, x, -1)
    _both(f, x.T, 0)


@case("a shift of all logits changes nothing", "所有 logits 平移，结果不变", cards=_IDEA)
def shift(f, rng, dtype):
    x = _logits(rng, dtype, (2, 5))
    for function in (f.softmax, f.log_softmax):
        before, after = function(x, -1), function(x + np.asarray(rng.integers(500, 900), dtype), -1)
        f.expect(
            np.abs(after - before).max() <= 32 * np.finfo(dtype).eps * np.abs(before).max(),
            "the result must not change when every logit grows by the same number",
            "每个 logit 加上同一个数，结果不应改变",
        )


@case("probabilities: each slice sums to 1", "概率：每个切片之和为 1", cards=_IDEA)
def sums(f, rng, dtype):
    for axis in (0, 1, 2):
        p = f.softmax(_logits(rng, dtype, (4, 3, 2), spread=8.0), axis)
        f.expect(
            np.abs(np.asarray(p).sum(axis) - 1).max() <= 16 * np.finfo(dtype).eps,
            f"p must sum to 1 along axis {axis}",
            f"p 沿轴 {axis} 之和应为 1",
        )


@case("an axis of one entry: p is 1; a row that doesn't exist", "轴长为 1：p 为 1；以及一行也没有")
def sizes(f, rng, dtype):
    _both(f, _logits(rng, dtype, (3, 1)) * 50, -1)
    _both(f, np.zeros((0, 4), dtype), -1)
    _both(f, _logits(rng, dtype, (3, 2)), -2)


@case("every second column of a larger array, in reverse", "更大数组里隔列取、再倒序")
def strided(f, rng, dtype):
    _both(f, _logits(rng, dtype, (3, 8))[::-1, ::-2], -1)


@case("other logits later, in the same memory", "之后同一块内存里换成别的 logits")
def reused(f, rng, dtype):
    for _ in range(2):
        f.softmax(in_storage("x", _logits(rng, dtype, (2, 3))), -1)
    for _ in range(2):
        f.log_softmax(in_storage("x", _logits(rng, dtype, (2, 3))), 0)


@case("logits that require a gradient", "需要梯度的 logits")
def gradient(f, rng, dtype):
    _both(f, with_grad(_logits(rng, dtype, (2, 3))), -1)


@case("512 by 1000 logits", "512×1000 个 logits", dtypes=("float32",), tol=_LONG, speed=True)
def many(f, rng, dtype):
    x = rng.normal(0, 4, (512, 1000)).astype(dtype)
    f.softmax(x, -1)
    f.log_softmax(x, -1)
