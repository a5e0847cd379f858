"""What four activations must get right: each by itself, at 0, close to 0, far from 0, then shape and memory."""

import numpy as np

from studyapp.drillkit import Tol, case, in_storage, with_grad

_WHY = "an exponential and a few products; right answers: 4 eps of the result itself"
TOLERANCE = {"y": Tol(0, 20, _WHY, "element"), "dy": Tol(0, 20, _WHY, "element")}
_TANH, _LEAKY, _ELU, _SILU = ("act-tanh", "act-tanh-slope"), ("act-leaky-prelu",), ("act-elu",), ("act-silu",)
_NAMES = ("tanh", "leaky_relu", "elu", "silu")


def _numbers(rng, dtype, shape, low=0.2, high=0.9):
    """Numbers of both signs, multiples of 1/64, none near 0 and none where SiLU is level (-1.28)."""
    x = rng.uniform(low, high, shape) * rng.choice([-1, 1], shape)
    return (np.round(x * 64) / 64).astype(dtype)


def _alpha(rng):
    return float(rng.integers(5, 60)) / 64


@case("tanh", "tanh", cards=_TANH)
def tanh(f, rng, dtype):
    f.activation("tanh", _numbers(rng, dtype, 6, 0.2, 3), _alpha(rng))


@case("leaky ReLU", "LeakyReLU", cards=_LEAKY)
def leaky_relu(f, rng, dtype):
    f.activation("leaky_relu", _numbers(rng, dtype, 6, 0.2, 3), _alpha(rng))


@case("leaky ReLU with a slope above 1, and 0", "LeakyReLU，斜率大于 1，以及为 0", cards=_LEAKY)
def steep(f, rng, dtype):
    x = _numbers(rng, dtype, 5, 0.2, 3)
    f.activation("leaky_relu", x, 1 + _alpha(rng))
    f.activation("leaky_relu", x, 0)


@case("ELU", "ELU", cards=_ELU)
def elu(f, rng, dtype):
    f.activation("elu", _numbers(rng, dtype, 6, 0.2, 3), _alpha(rng))


@case("ELU with alpha 1 and above", "ELU，alpha 为 1 及更大", cards=_ELU)
def elu_alphas(f, rng, dtype):
    x = _numbers(rng, dtype, 5, 0.2, 3)
    f.activation("elu", x, 1)
    f.activation("elu", x, 2 + _alpha(rng))


@case("SiLU, and its slope", "SiLU 及其导数", cards=(*_SILU, "act-silu-slope"))
def silu(f, rng, dtype):
    f.activation("silu", _numbers(rng, dtype, 6), _alpha(rng))
    f.activation("silu", _numbers(rng, dtype, 6, 1.6, 5), _alpha(rng))


@case(
    "all four at 0: the left slope where there are two", "四个函数在 0 处：左右不同时取左边的导数", cards=_LEAKY + _ELU
)
def zero(f, rng, dtype):
    for name in _NAMES:
        f.activation(name, np.array([0.0, -0.0], dtype), _alpha(rng))


@case("close to 0, where exp(x) - 1 has few digits", "离 0 很近：exp(x) - 1 没剩几位有效数字", cards=_ELU)
def close(f, rng, dtype):
    x = (_numbers(rng, dtype, 5, 0.2, 3) * 2.0**-18).astype(dtype)
    for name in ("elu", "tanh", "silu"):
        f.activation(name, x, _alpha(rng))


@case("tanh far from 0: 1 - y * y has no digits left", "tanh 远离 0：1 - y * y 已没有有效数字", cards=_TANH)
def tanh_far(f, rng, dtype):
    f.activation("tanh", _numbers(rng, dtype, 5, 6, 38), _alpha(rng))


@case("ELU far below 0: y is -alpha, the slope tiny, not 0", "ELU 很负处：y 是 -alpha，导数很小但不是 0", cards=_ELU)
def elu_far(f, rng, dtype):
    f.activation("elu", -np.abs(_numbers(rng, dtype, 5, 12, 75)), _alpha(rng))


@case(
    "SiLU far from 0: x on one side, hardly anything on the other",
    "SiLU 远离 0：一侧就是 x，另一侧几乎为 0",
    cards=_SILU,
)
def silu_far(f, rng, dtype):
    f.activation("silu", _numbers(rng, dtype, 6, 12, 75), _alpha(rng))


@case("1000 and -1000: nothing overflows", "1000 和 -1000：都不溢出")
def thousand(f, rng, dtype):
    for name in _NAMES:
        f.activation(name, np.array([1000, -1000, rng.integers(800, 2000)], dtype), _alpha(rng))


@case(
    "dy is the slope of your own y",
    "dy 是你自己的 y 的斜率",
    dtypes=("float64",),
    cards=("act-silu-slope", "act-tanh-slope"),
)
def differences(f, rng, dtype):
    x, alpha, h = _numbers(rng, dtype, 8, 0.2, 4), _alpha(rng), 1e-5
    x[np.abs(x + 1.28) < 0.3] = 0.5
    for name in _NAMES:
        slope = (f.activation(name, x + h, alpha)[0] - f.activation(name, x - h, alpha)[0]) / (2 * h)
        f.expect(
            np.abs(f.activation(name, x, alpha)[1] - slope).max() <= 1e-8,
            f"dy of {name} isn't the slope of your y",
            f"{name} 的 dy 与你自己的 y 的斜率不符",
        )


@case("another name: ValueError", "别的名字：ValueError")
def unknown(f, rng, dtype):
    with f.raises(ValueError):
        f.activation("swish-2", _numbers(rng, dtype, 3), _alpha(rng))


@case("shapes () and (2, 3, 4), and no number", "形状 () 和 (2, 3, 4)，以及没有数")
def shapes(f, rng, dtype):
    for name in _NAMES:
        for shape in ((), (2, 3, 4), (0, 3)):
            f.activation(name, np.asarray(_numbers(rng, dtype, shape)), _alpha(rng))


@case("every second column, in reverse", "隔列取，再倒序")
def strided(f, rng, dtype):
    for name in _NAMES:
        f.activation(name, _numbers(rng, dtype, (3, 6))[:, ::-2], _alpha(rng))


@case("other numbers later, in the same memory", "之后同一块内存里换成别的数")
def reused(f, rng, dtype):
    for name in (*_NAMES, *_NAMES):
        f.activation(name, in_storage("x", _numbers(rng, dtype, 4)), _alpha(rng))


@case("numbers that require a gradient", "需要梯度的数")
def gradient(f, rng, dtype):
    for name in _NAMES:
        f.activation(name, with_grad(_numbers(rng, dtype, 4)), _alpha(rng))


@case("100,000 numbers", "10 万个数", dtypes=("float32",), speed=True)
def many(f, rng, dtype):
    x = _numbers(rng, dtype, 100_000)
    for name in ("tanh", "leaky_relu", "elu", "silu"):
        f.activation(name, x, 0.25)
