"""What smooth L1 and Huber must get right: each piece, where they meet, beta 0, then shape and memory.

Predictions and targets are multiples of 1/64, so that their difference is exact and no error is near beta by rounding.
"""

import numpy as np

from studyapp.drillkit import Tol, case, in_storage, with_grad

_WHY = "one exact difference, a few products and quotients; right answers: 2 eps of the result itself"
TOLERANCE = {"loss": Tol(0, 8, _WHY, "element"), "dp": Tol(0, 8, _WHY, "element")}
_CARD, _VALUE = ("loss-smooth-l1",), ("loss-smooth-l1-value",)


def _pair(rng, dtype, shape, low, high):
    """Predictions and targets whose errors have both signs and an absolute value from low to high."""
    e = np.round(rng.uniform(low, high, shape) * 64) / 64 * rng.choice([-1, 1], shape)
    t = np.round(rng.uniform(-3, 3, shape) * 64) / 64
    return (t + e).astype(dtype), t.astype(dtype)


@case("smooth L1, errors below beta: quadratic", "smooth L1，误差小于 beta：二次", cards=_CARD + _VALUE)
def near(f, rng, dtype):
    f.smooth_l1(*_pair(rng, dtype, 5, 0.1, 1.4), 1.5)


@case("smooth L1, errors above beta: linear", "smooth L1，误差大于 beta：线性", cards=_CARD + _VALUE)
def far(f, rng, dtype):
    f.smooth_l1(*_pair(rng, dtype, 5, 1.6, 9), 1.5)


@case("Huber, errors below delta", "Huber，误差小于 delta", cards=_CARD)
def huber_near(f, rng, dtype):
    f.huber(*_pair(rng, dtype, 5, 0.1, 1.4), 1.5)


@case("Huber, errors above delta", "Huber，误差大于 delta", cards=_CARD)
def huber_far(f, rng, dtype):
    f.huber(*_pair(rng, dtype, 5, 1.6, 9), 1.5)


@case("errors of exactly beta, just below and just above", "误差恰好等于 beta，以及略小、略大", cards=_CARD)
def at_beta(f, rng, dtype):
    t = np.round(rng.uniform(-3, 3, 6) * 64) / 64
    e = np.array([0.75, -0.75, 0.75 + 2**-12, -0.75 - 2**-12, 0.75 - 2**-12, -0.75 + 2**-12])
    f.smooth_l1((t + e).astype(dtype), t.astype(dtype), 0.75)
    f.huber((t + e).astype(dtype), t.astype(dtype), 0.75)


@case("beta 0.1, 1 and 10", "beta 为 0.1、1、10", cards=_VALUE)
def betas(f, rng, dtype):
    p, t = _pair(rng, dtype, 6, 0.02, 5)
    for beta in (0.1, 1, 10):
        f.smooth_l1(p, t, beta)
        f.huber(p, t, beta)


@case("no error: no loss, no gradient", "没有误差：损失和梯度都为 0", cards=_CARD)
def no_error(f, rng, dtype):
    p, t = _pair(rng, dtype, 4, 0.1, 3)
    p[[0, 2]] = t[[0, 2]]
    f.smooth_l1(p, t, 0.5)
    f.huber(p, t, 0.5)


@case("beta 0: plain L1, without NaN where the error is 0", "beta 为 0：就是 L1，误差为 0 处也没有 NaN", cards=_CARD)
def beta_zero(f, rng, dtype):
    p, t = _pair(rng, dtype, 5, 0.1, 3)
    p[1] = t[1]
    f.smooth_l1(p, t, 0.0)
    f.smooth_l1(p, t, 0)


@case("Huber is delta times smooth L1", "Huber 等于 delta 乘 smooth L1", cards=_CARD)
def multiple(f, rng, dtype):
    p, t = _pair(rng, dtype, (2, 4), 0.1, 5)
    for delta in (0.5, 2.5):
        smooth, d_smooth = f.smooth_l1(p, t, delta)
        loss, dp = f.huber(p, t, delta)
        eps = 16 * np.finfo(dtype).eps
        f.expect(
            np.allclose(loss, delta * smooth, rtol=eps, atol=0) and np.allclose(dp, delta * d_smooth, rtol=eps, atol=0),
            "huber(p, t, delta) must be delta times smooth_l1(p, t, delta), the gradient too",
            "huber(p, t, delta) 应为 smooth_l1(p, t, delta) 的 delta 倍，梯度也是",
        )


@case("an outlier of 1e6: the gradient stays bounded", "离群点，误差 1e6：梯度仍有界", cards=_CARD)
def outlier(f, rng, dtype):
    p, t = _pair(rng, dtype, 4, 0.1, 3)
    p[rng.integers(4)] = 1e6
    f.smooth_l1(p, t, 2.0)
    f.huber(p, t, 2.0)


@case("dp is the slope of your own loss", "dp 是你自己的损失的斜率", dtypes=("float64",), cards=_CARD)
def differences(f, rng, dtype):
    h = 1e-5
    for low, high in ((0.1, 1.4), (1.6, 5)):  # not across beta, where the second derivative jumps
        p, t = _pair(rng, dtype, 5, low, high)
        for function in (f.smooth_l1, f.huber):
            slope = (function(p + h, t, 1.5)[0] - function(p - h, t, 1.5)[0]) / (2 * h)
            f.expect(
                np.abs(function(p, t, 1.5)[1] - slope).max() <= 1e-8,
                "dp isn't the slope of your loss",
                "dp 与你的损失的斜率不符",
            )


@case("shapes () and (2, 3, 4), and no element", "形状 () 和 (2, 3, 4)，以及没有元素")
def shapes(f, rng, dtype):
    for shape in ((), (2, 3, 4), (0, 3)):
        p, t = map(np.asarray, _pair(rng, dtype, shape, 0.1, 3))
        f.smooth_l1(p, t, 0.5)
        f.huber(p, t, 0.5)


@case("p and t in different orders in memory", "p 与 t 在内存中的排列不同")
def strided(f, rng, dtype):
    p, t = _pair(rng, dtype, (4, 6), 0.1, 3)
    f.smooth_l1(p[::-1, ::2], np.asfortranarray(t[:, 1::2]), 0.5)
    f.huber(p[::-1, ::2], np.asfortranarray(t[:, 1::2]), 0.5)


@case("other boxes later, in the same memory", "之后同一块内存里换成别的框")
def reused(f, rng, dtype):
    for _ in range(2):
        p, t = _pair(rng, dtype, 4, 0.1, 3)
        f.smooth_l1(in_storage("p", p), in_storage("t", t), 0.5)
        f.huber(in_storage("p", p), in_storage("t", t), 0.5)


@case("predictions that require a gradient", "需要梯度的预测值")
def gradient(f, rng, dtype):
    p, t = _pair(rng, dtype, 4, 0.1, 3)
    f.smooth_l1(with_grad(p), t, 0.5)
    f.huber(with_grad(p), t, 0.5)


@case("200,000 elements", "20 万个元素", dtypes=("float32",), speed=True)
def many(f, rng, dtype):
    p, t = _pair(rng, dtype, 200_000, 0, 4)
    f.huber(p, t, 1.0)
    f.smooth_l1(p, t, 0.125)
