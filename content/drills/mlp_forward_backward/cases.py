"""Both passes of a small network. N, D, H and C differ, and every hidden value is clearly above or below 0.

Sums are compared to the scale of the whole array. Where a value must be exactly 0, the inputs are whole numbers.
"""

import numpy as np

from studyapp.drillkit import Tol, case, in_storage

_SUMS = Tol(64, 16, "sums of at most 256 terms, in any order; right answers differ by 17 eps")
_BIAS = Tol(1500, 0, "sums over samples whose terms may nearly cancel; right answers differ by 370 eps")
TOLERANCE = {"loss": _SUMS, "dw1": _SUMS, "db1": _BIAS, "dw2": _SUMS, "db2": _BIAS}
_ROUNDED = Tol(1200, 0, "logits of 1000 are themselves rounded; right answers differ by 240 eps")
_BP, _SHAPES, _RELU = ("basics-backprop",), ("basics-bp-shapes",), ("act-relu-backward",)
_SOFTMAX = ("act-softmax-cross",)


def _inputs(rng, dtype, N, D, H, C):
    """Inputs whose hidden values before ReLU are all at least 0.05 from 0, some above and some below it.

    The first sample's class is the one that the network thinks least likely: loss and gradients are not close to 0.
    """
    while True:
        x, w1, b1 = rng.normal(size=(N, D)), rng.normal(size=(D, H)), rng.normal(size=H)
        before = x @ w1 + b1
        if np.abs(before).min() > 0.05 and (before > 0).any() and (N * H < 4 or (before < 0).any()):
            break
    w2, b2, y = rng.normal(size=(H, C)), rng.normal(size=C), rng.integers(0, C, N)
    y[0] = np.argmin(np.maximum(before[0], 0) @ w2 + b2)
    return [*(a.astype(dtype) for a in (x, w1, b1, w2, b2)), y]


@case("one sample", "一个样本", cards=_BP)
def one_sample(f, rng, dtype):
    f.mlp(*_inputs(rng, dtype, 1, 3, 4, 2))


@case("a batch: the loss is a mean, and so are the gradients", "一个 batch：损失取平均，梯度也是", cards=_BP)
def batch(f, rng, dtype):
    f.mlp(*_inputs(rng, dtype, 5, 3, 4, 2))


@case("a batch twice over: nothing changes", "batch 重复两遍：结果不变", cards=_BP)
def twice_over(f, rng, dtype):
    x, *params, y = _inputs(rng, dtype, 3, 2, 5, 4)
    once = f.mlp(x, *params, y)
    twice = f.mlp(np.concatenate([x, x]), *params, np.concatenate([y, y]))
    f.expect(
        all(np.allclose(a, b, rtol=1e-4, atol=1e-5) for a, b in zip(once, twice, strict=True)),
        "loss and gradients are means over the samples: with every sample twice they must stay the same",
        "损失和梯度都是对样本的平均：每个样本出现两次，结果应当不变",
    )


@case("N = D = H = C: a transposed factor has the right shape too", "N = D = H = C：转置错了，形状也对", cards=_SHAPES)
def square(f, rng, dtype):
    f.mlp(*_inputs(rng, dtype, 3, 3, 3, 3))


@case("one input, one hidden unit", "只有一个输入，一个隐藏单元", cards=_SHAPES)
def narrow(f, rng, dtype):
    f.mlp(*_inputs(rng, dtype, 4, 1, 1, 3))


@case("hidden values of exactly 0 pass no gradient", "恰好为 0 的隐藏值不传梯度", cards=_RELU)
def relu_at_zero(f, rng, dtype):
    x = rng.choice([-3, -2, -1, 1, 2, 3], (4, 2)).astype(dtype)
    w1 = np.array([[1, -1, 2], [0, 1, -2]], dtype)
    b1 = -(x[1] @ w1)  # sample 1 has three zeros before ReLU
    _, _, _, w2, b2, y = _inputs(rng, dtype, 4, 2, 3, 5)
    f.mlp(x, w1, b1, w2, b2, y)


@case("a dead unit: below 0 for every sample", "死亡单元：对所有样本都小于 0", cards=_RELU)
def dead_unit(f, rng, dtype):
    x, w1, b1, *rest = _inputs(rng, dtype, 4, 3, 5, 2)
    b1[2] = -40
    _, dw1, db1, dw2, _ = f.mlp(x, w1, b1, *rest)
    f.expect(
        not dw1[:, 2].any() and not db1[2] and not dw2[2].any(),
        "a unit that is 0 for all samples must have no gradient at all",
        "对所有样本输出都是 0 的单元，不应有任何梯度",
    )


@case(
    "logits near 1000: no overflow", "logits 接近 1000：不溢出", cards=_SOFTMAX, tol=dict.fromkeys(TOLERANCE, _ROUNDED)
)
def large_logits(f, rng, dtype):
    *params, b2, y = _inputs(rng, dtype, 4, 3, 5, 3)
    f.mlp(*params, (b2 + np.array([1000, 998, 1001])).astype(dtype), y)


@case(
    "a class far behind the others: the loss is large, not infinite",
    "正确类别远远落后：损失很大，但不是无穷",
    cards=_SOFTMAX,
)
def far_behind(f, rng, dtype):
    *params, b2, y = _inputs(rng, dtype, 3, 2, 4, 3)
    b2[1] = -500
    y[:] = 1, 0, 1
    f.mlp(*params, b2, y)


@case("all samples of one class; a single class", "所有样本同一类；只有一个类别", cards=_SOFTMAX)
def classes(f, rng, dtype):
    *params, y = _inputs(rng, dtype, 4, 3, 2, 5)
    f.mlp(*params, np.full_like(y, 3))
    loss, *grads = f.mlp(*_inputs(rng, dtype, 3, 2, 4, 1))
    f.expect(
        loss == 0 and not any(g.any() for g in grads),
        "with a single class the softmax is 1: loss and gradients must be 0",
        "只有一个类别时 softmax 恒为 1：损失和梯度都应为 0",
    )


@case(
    "the gradients are slopes of your own loss, by central differences",
    "梯度是你自己的损失的斜率，用中心差分核对",
    dtypes=("float64",),
    cards=("train-grad-check", *_BP),
)
def differences(f, rng, dtype):
    x, *params, y = _inputs(rng, dtype, 4, 3, 5, 2)
    _, *grads = f.mlp(x, *params, y)
    for i, name in enumerate(("w1", "b1", "w2", "b2")):
        u, h = rng.normal(size=params[i].shape), 1e-5  # too short a step to carry a hidden value over 0
        ends = [f.mlp(x, *(p + s * u if k == i else p for k, p in enumerate(params)), y)[0] for s in (h, -h)]
        slope = (ends[0] - ends[1]) / (2 * h)
        f.expect(
            abs(slope - (grads[i] * u).sum()) <= 1e-6 * (1 + abs(slope)),
            f"d{name} isn't the slope of your own loss in a random direction",
            f"d{name} 与你自己的损失沿随机方向的斜率不符",
        )


@case("inputs that aren't contiguous in memory", "内存不连续的输入")
def views(f, rng, dtype):
    x, w1, b1, w2, b2, y = _inputs(rng, dtype, 4, 3, 5, 2)
    wide = np.repeat(b1, 2)
    f.mlp(x.T.copy().T, w1.T.copy().T, wide[::2], w2[::-1].copy()[::-1], b2, y)


@case("another batch later, in the same memory", "之后同一块内存里换成别的 batch")
def reused(f, rng, dtype):
    for _ in range(2):
        names = ("x", "w1", "b1", "w2", "b2", "y")
        f.mlp(*(in_storage(n, a) for n, a in zip(names, _inputs(rng, dtype, 4, 3, 2, 5), strict=True)))


@case("256 samples, D = 100, H = 80, C = 10", "256 个样本，D = 100，H = 80，C = 10", dtypes=("float32",), speed=True)
def large(f, rng, dtype):
    sizes = (256, 100), (100, 80), 80, (80, 10), 10
    x, w1, b1, w2, b2 = (rng.normal(size=size) for size in sizes)
    w1, w2 = w1 / 10, w2 / 9
    f.mlp(*(a.astype(dtype) for a in (x, w1, b1, w2, b2)), rng.integers(0, 10, 256))
