"""What a sigmoid must get right: middling arguments, then the tails, where every relative digit counts."""

import numpy as np

from studyapp.drillkit import Tol, case, in_storage, with_grad

_WHY = "exp, a sum, a quotient; right answers: 3 eps of the result itself"
TOLERANCE = {"y": Tol(0, 12, _WHY, "element"), "dy": Tol(0, 12, _WHY, "element")}
_S, _D = ("act-sigmoid", "act-sigmoid-value"), ("act-sigmoid-slope",)


def _numbers(rng, dtype, shape, low=0.3, high=4.0):
    """Numbers of both signs, multiples of 1/64, none near 0."""
    x = rng.uniform(low, high, shape) * rng.choice([-1, 1], shape)
    return (np.round(x * 64) / 64).astype(dtype)


def _both(f, x):
    f.sigmoid(x)
    f.dsigmoid(x)


@case("a few numbers of both signs", "几个正数、几个负数", cards=_S)
def values(f, rng, dtype):
    f.sigmoid(_numbers(rng, dtype, 5))


@case("the derivative at a few numbers", "几个数处的导数", cards=_D)
def slopes(f, rng, dtype):
    f.dsigmoid(_numbers(rng, dtype, 5))


@case("at 0: 1/2, with slope 1/4", "在 0 处：值 1/2，导数 1/4", cards=_S + _D)
def zero(f, rng, dtype):
    _both(f, np.array([0.0, -0.0, rng.integers(1, 9) * 2.0**-20], dtype))


@case("negative, so small: 9e-14 isn't 0", "负得多、值很小：9e-14 不是 0", cards=_S)
def left_tail(f, rng, dtype):
    f.sigmoid(-np.abs(_numbers(rng, dtype, 5, 12, 80)))


@case("positive and large: 1, with digits where there are any", "正得多：接近 1，该有的尾数要有", cards=_S)
def right_tail(f, rng, dtype):
    f.sigmoid(np.abs(_numbers(rng, dtype, 6, 4, 80)))


@case("the derivative far to the left", "很左边的导数", cards=_D)
def slope_left(f, rng, dtype):
    f.dsigmoid(-np.abs(_numbers(rng, dtype, 5, 12, 80)))


@case(
    "the derivative far to the right, where 1 - sigmoid has no digits left",
    "很右边的导数：1 - sigmoid 已经没有有效数字",
    cards=_D,
)
def slope_right(f, rng, dtype):
    f.dsigmoid(np.abs(_numbers(rng, dtype, 5, 12, 80)))


@case("1000 and -1000", "1000 和 -1000", cards=_S + _D)
def thousand(f, rng, dtype):
    _both(f, np.array([1000, -1000, 1e30, -1e30, rng.integers(800, 5000)], dtype))


@case("infinities and NaN", "无穷大和 NaN")
def not_finite(f, rng, dtype):
    _both(f, np.array([np.inf, _numbers(rng, dtype, ()), -np.inf, np.nan], dtype))


@case(
    "sigmoid(-x) is 1 - sigmoid(x); the derivative is even",
    "sigmoid(-x) 等于 1 - sigmoid(x)；导数是偶函数",
    cards=_S + _D,
)
def symmetry(f, rng, dtype):
    x = _numbers(rng, dtype, (3, 2))
    eps = 8 * np.finfo(dtype).eps
    f.expect(
        np.abs(f.sigmoid(x) + f.sigmoid(-x) - 1).max() <= eps,
        "sigmoid(x) + sigmoid(-x) must be 1",
        "sigmoid(x) + sigmoid(-x) 应为 1",
    )
    f.expect(
        np.abs(f.dsigmoid(x) - f.dsigmoid(-x)).max() <= eps,
        "dsigmoid(x) and dsigmoid(-x) must be equal",
        "dsigmoid(x) 与 dsigmoid(-x) 应相等",
    )


@case("the derivative is the slope of your own sigmoid", "导数是你自己的 sigmoid 的斜率", dtypes=("float64",), cards=_D)
def differences(f, rng, dtype):
    x, h = _numbers(rng, dtype, 7), 1e-5
    slope = (f.sigmoid(x + h) - f.sigmoid(x - h)) / (2 * h)
    f.expect(
        np.abs(f.dsigmoid(x) - slope).max() <= 1e-9,  # h^2 = 1e-10 from the series, eps / h = 1e-11 from rounding
        "dsigmoid isn't the slope of your sigmoid",
        "dsigmoid 与你的 sigmoid 的斜率不符",
    )


@case("shapes (), (2, 3, 4) and (0, 3)", "形状 ()、(2, 3, 4)、(0, 3)")
def shapes(f, rng, dtype):
    for shape in ((), (2, 3, 4), (0, 3)):
        _both(f, np.asarray(_numbers(rng, dtype, shape)))


@case("every second column, in reverse", "隔列取，再倒序")
def strided(f, rng, dtype):
    _both(f, _numbers(rng, dtype, (3, 6))[:, ::-2])


@case("other numbers later, in the same memory", "之后同一块内存里换成别的数")
def reused(f, rng, dtype):
    for _ in range(2):
        _both(f, in_storage("x", _numbers(rng, dtype, (2, 3))))


@case("numbers that require a gradient", "需要梯度的数")
def gradient(f, rng, dtype):
    _both(f, with_grad(_numbers(rng, dtype, 4)))


@case("200,000 numbers", "20 万个数", dtypes=("float32",), speed=True)
def many(f, rng, dtype):
    x = rng.normal(0, 6, 200_000).astype(dtype)
    f.dsigmoid(x)
    f.sigmoid(x)
