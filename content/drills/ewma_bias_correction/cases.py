"""What a moving average must get right. Values are of one sign where a sum could cancel, so digits can be asked for."""

import numpy as np

from studyapp.drillkit import Tol, case, in_storage

TOLERANCE = {
    "averages": Tol(0, 32, "up to 12 steps, each rounding twice; right answers differ by up to 5 eps", "element")
}
_LONG = {"averages": Tol(64, 0, "400 steps that forget; right answers differ by up to 8 eps of the largest")}
_SIGNS = {"averages": Tol(8, 0, "six steps whose terms may cancel; right answers differ by up to 1 eps of the largest")}
_NEAR_ONE = {
    "averages": Tol(0, 2e7, "1 - beta is 1e-9, and beta is only known to 1e-16: nine digits are left", "element")
}
_EWMA, _CORRECTED = ("optim-ewma",), ("optim-ewma-corrected", "optim-ewma")


def _series(rng, dtype, *shape):
    """Numbers of two decimals between 1 and 9, so that no two sums agree by chance."""
    return np.round(rng.uniform(1, 9, shape), 2).astype(dtype)


@case("three values, not corrected", "三个值，不修正", cards=_EWMA)
def three(f, rng, dtype):
    f.ewma(_series(rng, dtype, 3), 0.75, False)


@case("three values, corrected", "三个值，修正", cards=_CORRECTED)
def three_corrected(f, rng, dtype):
    f.ewma(_series(rng, dtype, 3), 0.75, True)


@case("the first corrected average is the first value", "第一个修正后的平均值就是第一个值", cards=_CORRECTED)
def first(f, rng, dtype):
    for beta in (0.1, 0.9, 0.999):
        x = _series(rng, dtype, 1)
        averages = np.asarray(f.ewma(x, beta, True))
        f.expect(
            np.allclose(averages, x, rtol=1e-5),
            "after one value the weights sum to 1 - beta: the corrected average is that value",
            "一个值之后权重之和是 1 - beta：修正后的平均值就是这个值",
        )


@case("a constant series stays constant once corrected", "序列恒定：修正之后也恒定", cards=_CORRECTED)
def constant(f, rng, dtype):
    x = np.full(9, float(_series(rng, dtype, 1)[0]), dtype)
    averages = np.asarray(f.ewma(x, 0.9, True))
    f.expect(
        np.allclose(averages, x, rtol=1e-5),
        "the corrected average of equal values is that value",
        "各值相等时，修正后的平均值就是这个值",
    )
    f.ewma(x, 0.9, False)


@case("beta 0: the series itself", "beta 为 0：就是序列本身", cards=_EWMA)
def beta_zero(f, rng, dtype):
    x = _series(rng, dtype, 4)
    f.ewma(x, 0.0, False)
    f.ewma(x, 0.0, True)


@case("beta 0.98 over twelve values", "beta 为 0.98，十二个值", cards=_CORRECTED)
def slow(f, rng, dtype):
    x = _series(rng, dtype, 12)
    f.ewma(x, 0.98, False)
    f.ewma(x, 0.98, True)


@case(
    "beta 1 - 1e-9: nearly the plain mean",
    "beta 为 1 - 1e-9：几乎就是简单平均",
    dtypes=("float64",),
    tol=_NEAR_ONE,
    cards=_CORRECTED,
)
def near_one(f, rng, dtype):
    x = _series(rng, dtype, 6)
    averages = np.asarray(f.ewma(x, 1 - 1e-9, True))
    f.expect(
        np.allclose(averages, np.cumsum(x) / np.arange(1, 7), rtol=2e-8),
        "for beta near 1 the corrected average is the mean of the values so far, to 8 digits",
        "beta 接近 1 时，修正后的平均值就是已有各值的平均，八位以内相同",
    )


@case("both signs, and a jump", "有正有负，还有一次跳变", tol=_SIGNS, cards=_EWMA)
def signs(f, rng, dtype):
    x = np.concatenate(
        [_series(rng, dtype, 3), -_series(rng, dtype, 2), _series(rng, dtype, 1) * np.asarray(50, dtype)]
    )
    f.ewma(x, 0.25, False)


@case("a series of matrices", "矩阵的序列", cards=_EWMA)
def matrices(f, rng, dtype):
    x = _series(rng, dtype, 4, 2, 3)
    f.ewma(x, 0.6, False)
    f.ewma(x, 0.6, True)


@case("no value at all", "一个值也没有")
def nothing(f, rng, dtype):
    f.ewma(_series(rng, dtype, 0), 0.9, True)
    f.ewma(_series(rng, dtype, 0, 3), 0.9, False)


@case("every second value, backwards; then the same memory with others", "每隔一个、倒着取；之后同一块内存换了别的值")
def strided(f, rng, dtype):
    f.ewma(in_storage("x", _series(rng, dtype, 10)[::-2]), 0.7, True)
    f.ewma(in_storage("x", _series(rng, dtype, 5)), 0.7, True)


@case("400 steps of 2000 values", "400 步，每步 2000 个值", dtypes=("float32",), tol=_LONG, speed=True)
def long(f, rng, dtype):
    f.ewma(rng.normal(3, 1, (400, 2000)).astype(dtype), 0.875, True)
