"""What a GELU must get right: each form by itself, how far they are apart, the tails, then shape and memory."""

import numpy as np

from studyapp.drillkit import Tol, case, in_storage, with_grad

TOLERANCE = {"y": Tol(8, 0, "erf, tanh or exp, and a product; right answers: 1 eps of the largest")}
_TAIL = {
    "y": Tol(
        0, 200, "rounding the exponent, up to 45 there, moves y by that many eps; right answers: 46 eps", "element"
    )
}
_GELU, _VALUE, _SILU = ("act-gelu",), ("act-gelu-value",), ("act-gelu-vs-silu",)
_FORMS = ("none", "tanh", "sigmoid")


def _numbers(rng, dtype, shape, low=0.3, high=3.0):
    """Numbers of both signs, multiples of 1/64, none near 0."""
    x = rng.uniform(low, high, shape) * rng.choice([-1, 1], shape)
    return (np.round(x * 64) / 64).astype(dtype)


@case("the exact form", "精确式", cards=_GELU + _VALUE)
def exact(f, rng, dtype):
    f.gelu(_numbers(rng, dtype, 6), "none")


@case("the form with tanh", "tanh 近似式", cards=_GELU)
def tanh_form(f, rng, dtype):
    f.gelu(_numbers(rng, dtype, 6), "tanh")


@case("the form with a sigmoid", "sigmoid 近似式", cards=_SILU)
def sigmoid_form(f, rng, dtype):
    f.gelu(_numbers(rng, dtype, 6), "sigmoid")


@case("at 0, and close to it", "0 处，以及离 0 很近处", cards=_GELU)
def zero(f, rng, dtype):
    for form in _FORMS:
        f.gelu(np.array([0.0, -0.0], dtype), form)
        f.gelu((_numbers(rng, dtype, 4) * 2.0**-18).astype(dtype), form)


@case("how far apart the forms are: 0.02 and 0.0005", "三种形式相差多少：0.02 和 0.0005", cards=_GELU)
def apart(f, rng, dtype):
    x = (np.arange(-256, 257) / 64).astype(dtype)
    none, tanh, sigmoid = (f.gelu(x, form) for form in _FORMS)
    f.expect(
        2e-4 < np.abs(none - tanh).max() < 6e-4,
        "the form with tanh must be off by 0.0005 at most, and not by 0",
        "tanh 式的误差最大应约为 0.0005，而不是 0",
    )
    f.expect(
        0.015 < np.abs(none - sigmoid).max() < 0.021,
        "the form with a sigmoid must be off by 0.02 at most, and not by 0",
        "sigmoid 式的误差最大应约为 0.02，而不是 0",
    )


@case("y(x) - y(-x) is x, in every form", "每种形式都有 y(x) - y(-x) = x", cards=_GELU)
def symmetry(f, rng, dtype):
    x = _numbers(rng, dtype, (2, 5), 0.3, 6)
    for form in _FORMS:
        f.expect(
            np.abs(f.gelu(x, form) - f.gelu(-x, form) - x).max() <= 32 * np.finfo(dtype).eps,
            f"{form}: y(x) - y(-x) must be x, as the factors at x and -x sum to 1",
            f"{form}：y(x) - y(-x) 应为 x，因为 x 与 -x 处的因子之和为 1",
        )


@case("the exact form from -8 to -4: small, not 0", "精确式，-8 到 -4：很小，但不是 0", tol=_TAIL, cards=_GELU)
def left_exact(f, rng, dtype):
    f.gelu(-np.abs(_numbers(rng, dtype, 6, 4.2, 8)), "none")


@case("the form with tanh from -8 to -4", "tanh 式，-8 到 -4", tol=_TAIL, cards=_GELU)
def left_tanh(f, rng, dtype):
    f.gelu(-np.abs(_numbers(rng, dtype, 6, 4.2, 8)), "tanh")


@case("the form with a sigmoid from -8 to -4", "sigmoid 式，-8 到 -4", tol=_TAIL, cards=_SILU)
def left_sigmoid(f, rng, dtype):
    f.gelu(-np.abs(_numbers(rng, dtype, 6, 4.2, 8)), "sigmoid")


@case("far to the right: x itself, up to 1e15", "很右边：就是 x，直到 1e15")
def right(f, rng, dtype):
    for form in _FORMS:
        f.gelu(np.array([rng.integers(40, 99), 1000, 1e15], dtype), form)


@case("-1000 and -1e15: close to 0, not NaN", "-1000 和 -1e15：接近 0，不是 NaN")
def far_left(f, rng, dtype):
    for form in _FORMS:
        f.gelu(np.array([-1000, -1e15, rng.integers(2, 9)], dtype), form)


@case("another form: ValueError", "别的形式：ValueError")
def unknown(f, rng, dtype):
    with f.raises(ValueError):
        f.gelu(_numbers(rng, dtype, 3), "erf")


@case("shapes () and (2, 3, 4), and no number", "形状 () 和 (2, 3, 4)，以及没有数")
def shapes(f, rng, dtype):
    for form in _FORMS:
        for shape in ((), (2, 3, 4), (0, 3)):
            f.gelu(np.asarray(_numbers(rng, dtype, shape)), form)


@case("every second column, in reverse", "隔列取，再倒序")
def strided(f, rng, dtype):
    for form in _FORMS:
        f.gelu(_numbers(rng, dtype, (3, 6))[:, ::-2], form)


@case("other numbers later, in the same memory", "之后同一块内存里换成别的数")
def reused(f, rng, dtype):
    for form in (*_FORMS, *_FORMS):
        f.gelu(in_storage("x", _numbers(rng, dtype, 4)), form)


@case("numbers that require a gradient", "需要梯度的数")
def gradient(f, rng, dtype):
    for form in _FORMS:
        f.gelu(with_grad(_numbers(rng, dtype, 4)), form)


@case("20,000 numbers", "2 万个数", dtypes=("float32",), speed=True)
def many(f, rng, dtype):
    x = _numbers(rng, dtype, 20_000)
    for form in ("none", "sigmoid", "tanh"):
        f.gelu(x, form)
