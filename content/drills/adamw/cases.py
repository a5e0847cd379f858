"""What an AdamW step is asked. No hyper-parameter has its usual value, so that none can be left out or mixed up.

v has one sign and is compared entry by entry; the parameter and m are differences and go by the array's scale.
"""

import numpy as np

from studyapp.drillkit import Tol, case, in_storage, with_grad

TOLERANCE = {
    "param": Tol(16, 8, "the parameter is rounded in each of up to 20 steps; right answers differ by 6 eps"),
    "m": Tol(8, 4, "two products and a sum in each of up to 20 steps; right answers differ by 3 eps"),
    "v": Tol(0, 20, "two products and a sum in each of up to 20 steps; right answers differ by 5 eps", "element"),
}
_STEP, _WHY = ("optim-adamw", "optim-adamw-step"), ("optim-adamw", "reg-decay-steps")
_SETTINGS = (0.05, 0.8, 0.95, 0.02, 0.6)


def _numbers(rng, dtype, shape):
    """Numbers of either sign, none near 0; a scalar is positive."""
    sign = rng.choice([-1, 1], shape) if shape else 1
    return np.asarray(sign * rng.uniform(0.2, 2.0, shape), dtype)


def _zeros(shape, dtype):
    return np.zeros(shape, dtype), np.zeros(shape, dtype)


def _under_way(rng, dtype, shape):
    """Parameter, gradient and moments as they may be in the middle of training."""
    m, v = 0.5 * _numbers(rng, dtype, shape), rng.uniform(0.2, 2.0, shape)
    return (
        np.asarray(4 * _numbers(rng, dtype, shape)),
        _numbers(rng, dtype, shape),
        np.asarray(m),
        np.asarray(v, dtype),
    )


@case("one step without decay: that is Adam", "一步，没有衰减：就是 Adam", cards=_STEP)
def adam(f, rng, dtype):
    f.adamw_step(*_under_way(rng, dtype, (3, 5)), 4, 0.05, 0.8, 0.95, 0.02, 0.0)


@case("one step with decay", "一步，有衰减", cards=_STEP)
def decay(f, rng, dtype):
    f.adamw_step(*_under_way(rng, dtype, (2, 4)), 4, 0.1, 0.8, 0.95, 0.02, 0.5)


@case(
    "a zero gradient: the matrix shrinks by lr * wd, the moments stay 0",
    "梯度为 0：矩阵按 lr·wd 缩小，两个矩仍为 0",
    cards=_WHY,
)
def shrinks(f, rng, dtype):
    param = _numbers(rng, dtype, (3, 4))
    zero = np.zeros_like(param)
    after, m, v = f.adamw_step(param, zero, *_zeros((3, 4), dtype), 1, 0.25, 0.8, 0.95, 1e-3, 0.5)
    f.expect(
        np.allclose(after, 0.875 * param, rtol=1e-5) and not m.any() and not v.any(),
        "all weights must shrink by 1 - lr * weight_decay = 0.875, and no moment may see that",
        "所有权重都应乘以 1 - lr·weight_decay = 0.875，两个矩不应看到衰减",
    )


@case(
    "the shrinking is lr * wd: half the rate, half the decay", "缩小的比例是 lr·wd：学习率减半，衰减也减半", cards=_STEP
)
def coupled(f, rng, dtype):
    param = _numbers(rng, dtype, (2, 5))
    for lr in (0.2, 0.1):
        f.adamw_step(param, np.zeros_like(param), *_zeros((2, 5), dtype), 1, lr, 0.8, 0.95, 1e-3, 0.7)


@case("a vector and a scalar don't decay", "向量和标量不衰减", cards=_WHY)
def spared(f, rng, dtype):
    for shape in ((6,), ()):
        f.adamw_step(*_under_way(rng, dtype, shape), 3, *_SETTINGS)


@case("a convolution kernel decays", "卷积核要衰减", cards=_WHY)
def kernel(f, rng, dtype):
    f.adamw_step(*_under_way(rng, dtype, (3, 2, 1, 4)), 3, *_SETTINGS)


@case("a matrix of one row or one column still decays", "只有一行或一列的矩阵也要衰减", cards=_WHY)
def one_row(f, rng, dtype):
    for shape in ((1, 4), (5, 1)):
        f.adamw_step(*_under_way(rng, dtype, shape), 3, *_SETTINGS)


@case("the first step from zeros", "从 0 开始的第一步", cards=("optim-adam-bias",))
def first_step(f, rng, dtype):
    param, grad, _, _ = _under_way(rng, dtype, (4, 3))
    f.adamw_step(param, grad, *_zeros((4, 3), dtype), 1, *_SETTINGS)


@case(
    "no gradient (None): parameter and moments stay, without decay",
    "没有梯度（None）：参数和两个矩不变，也不衰减",
    cards=("optim-api",),
)
def no_gradient(f, rng, dtype):
    param, _, m, v = _under_way(rng, dtype, (2, 3))
    f.adamw_step(param, None, m, v, 3, *_SETTINGS)


@case("20 chained steps, the learning rate falling", "连走 20 步，学习率递减", cards=_STEP)
def chained(f, rng, dtype):
    param, (m, v) = 3 * _numbers(rng, dtype, (4, 5)), _zeros((4, 5), dtype)
    for t in range(1, 21):
        param, m, v = f.adamw_step(param, _numbers(rng, dtype, (4, 5)), m, v, t, 0.2 / t, 0.85, 0.97, 1e-3, 0.4)


@case(
    "a weight with large gradients decays in the same proportion as others",
    "梯度很大的权重也按同样的比例衰减",
    cards=_WHY,
)
def not_adaptive(f, rng, dtype):
    param, grad, m, v = _under_way(rng, dtype, (2, 3))
    grad[0] *= 100
    kept, _, _ = f.adamw_step(param, grad, m, v, 5, 0.1, 0.8, 0.95, 0.02, 0.0)
    decayed, _, _ = f.adamw_step(param, grad, m, v, 5, 0.1, 0.8, 0.95, 0.02, 0.5)
    f.expect(
        np.allclose(kept - decayed, 0.05 * param, rtol=1e-3, atol=1e-5),
        "the decay must take lr * wd = 0.05 of each weight, however large its gradient is",
        "无论梯度多大，衰减都应减去权重的 lr·wd = 0.05",
    )


@case("a parameter without elements", "没有元素的参数")
def empty(f, rng, dtype):
    f.adamw_step(*_under_way(rng, dtype, (0, 3)), 2, *_SETTINGS)


@case("arrays that are transposes of others", "数组是另一个数组的转置（内存不连续）")
def transposed(f, rng, dtype):
    f.adamw_step(*(a.T for a in _under_way(rng, dtype, (5, 3))), 2, *_SETTINGS)


@case("the inputs' memory holds other numbers afterwards", "之后输入的内存里装的是别的数")
def reused(f, rng, dtype):
    for t in (3, 4):
        param, grad, m, v = _under_way(rng, dtype, (4, 3))
        lent = in_storage("m", m), in_storage("v", v)
        f.adamw_step(in_storage("param", param), None if t == 3 else grad, *lent, t, *_SETTINGS)


@case("a parameter that requires a gradient", "参数需要梯度（requires_grad）", cards=("optim-api",))
def from_network(f, rng, dtype):
    param, grad, m, v = _under_way(rng, dtype, (3, 4))
    f.adamw_step(with_grad(param), grad, m, v, 3, *_SETTINGS)
    f.adamw_step(with_grad(param), None, m, v, 3, *_SETTINGS)


@case("a layer of 60,000 weights", "六万个权重的一层", dtypes=("float32",), speed=True)
def layer(f, rng, dtype):
    f.adamw_step(*_under_way(rng, dtype, (200, 300)), 7, 0.03, 0.85, 0.97, 1e-3, 0.1)
