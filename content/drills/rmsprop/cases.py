"""What an RMSProp step is asked. No hyper-parameter has its usual value, so that none can be left out or mixed up.

s has one sign and is compared entry by entry; the parameter, mean and buf are differences and go by the array's scale.
"""

import numpy as np

from studyapp.drillkit import Tol, case, in_storage, with_grad

TOLERANCE = {
    "param": Tol(8, 4, "the parameter is rounded in each of up to 30 steps; right answers differ by 2 eps"),
    "s": Tol(0, 20, "two products and a sum in each of up to 30 steps; right answers differ by 5 eps", "element"),
    "mean": Tol(12, 8, "two products and a sum in each of up to 20 steps; right answers differ by 2 eps"),
    "buf": Tol(12, 16, "s - mean**2 is a difference of like terms; right answers differ by 2 eps"),
}
_PLAIN, _FIRST = ("optim-rmsprop",), ("optim-rmsprop-first",)


def _numbers(rng, dtype, shape):
    """Numbers of either sign, none near 0; a scalar is positive."""
    sign = rng.choice([-1, 1], shape) if shape else 1
    return np.asarray(sign * rng.uniform(0.2, 2.0, shape), dtype)


def _under_way(rng, dtype, shape):
    """Parameter, gradient and s as they may be in the middle of training."""
    s = np.asarray(rng.uniform(0.2, 2.0, shape), dtype)
    return np.asarray(3 * _numbers(rng, dtype, shape)), _numbers(rng, dtype, shape), s


@case(
    "the first step, from s = 0: lr / sqrt(1 - alpha) for every weight",
    "第一步，s = 0：每个权重都移动 lr / sqrt(1 - alpha)",
    cards=_FIRST,
)
def first_step(f, rng, dtype):
    param, grad, s = _under_way(rng, dtype, (4, 3))
    after, _ = f.rmsprop_step(param, grad, np.zeros_like(s), 0.02, 0.75, 1e-12)
    f.expect(
        np.allclose(after - param, -0.04 * np.sign(grad), rtol=1e-3),
        "from s = 0 the root is sqrt(1 - alpha) * |grad| = |grad| / 2: each weight must move by lr * 2",
        "s 从 0 开始时，根号等于 sqrt(1 - alpha)·|grad| = |grad| / 2：每个权重都应移动 2·lr",
    )


@case("one step in the middle of training", "训练途中的一步", cards=_PLAIN)
def one_step(f, rng, dtype):
    f.rmsprop_step(*_under_way(rng, dtype, (3, 5)), 0.05, 0.8, 0.02)


@case("a large eps: added outside the root", "eps 很大：加在根号之外", cards=_PLAIN)
def large_eps(f, rng, dtype):
    f.rmsprop_step(*_under_way(rng, dtype, (2, 4)), 0.3, 0.8, 0.7)


@case("alpha = 0: only the latest square counts", "alpha = 0：只看最近一次的平方", cards=_PLAIN)
def alpha_zero(f, rng, dtype):
    f.rmsprop_step(*_under_way(rng, dtype, (4, 2)), 0.05, 0.0, 0.05)


@case("a zero gradient: the weight stays, s fades", "梯度为 0：权重不动，s 衰减", cards=_PLAIN)
def zero_gradient(f, rng, dtype):
    param, grad, s = _under_way(rng, dtype, (2, 5))
    grad[:, 1:3] = 0
    s[0] = 0
    f.rmsprop_step(param, grad, s, 0.05, 0.8, 1e-3)


@case("gradients of 1e-9, 1e-3, 1 and 30 in one array", "一个数组里有 1e-9、1e-3、1 和 30 的梯度", cards=_PLAIN)
def sizes(f, rng, dtype):
    param, s = _numbers(rng, dtype, (3, 4)), np.zeros((3, 4), dtype)
    for _ in range(5):
        grad = (_numbers(rng, dtype, (3, 4)) * [1e-9, 1e-3, 1, 30]).astype(dtype)
        param, s = f.rmsprop_step(param, grad, s, 0.05, 0.9, 1e-8)


@case("30 chained steps, the learning rate falling", "连走 30 步，学习率递减", cards=_PLAIN)
def chained(f, rng, dtype):
    param, s = 3 * _numbers(rng, dtype, (3, 4)), np.zeros((3, 4), dtype)
    for t in range(30):
        param, s = f.rmsprop_step(param, _numbers(rng, dtype, (3, 4)), s, 0.1 / (1 + t), 0.85, 1e-3)


@case(
    "two parameters of one shape, in turns and through the same memory",
    "两个形状相同的参数轮流更新，共用输入的内存",
    cards=("optim-api",),
)
def interleaved(f, rng, dtype):
    state = {}
    for name in ("a", "b", "a", "a", "b"):
        param, s = state.get(name, (3 * _numbers(rng, dtype, (2, 3)), np.zeros((2, 3), dtype)))
        grad = in_storage("grad", _numbers(rng, dtype, (2, 3)))
        state[name] = f.rmsprop_step(in_storage("param", param), grad, in_storage("s", s), 0.05, 0.8, 1e-2)


@case("a scalar, no element at all, three dimensions", "标量、没有元素、三维")
def shapes(f, rng, dtype):
    for shape in ((), (0, 3), (2, 3, 4)):
        param, grad, s = _under_way(rng, dtype, shape)
        f.rmsprop_step(np.asarray(5 + param), grad, s, 0.05, 0.8, 0.02)


@case("arrays that are transposes of others", "数组是另一个数组的转置（内存不连续）")
def transposed(f, rng, dtype):
    f.rmsprop_step(*(a.T for a in _under_way(rng, dtype, (5, 3))), 0.05, 0.8, 0.02)


@case("a parameter that requires a gradient", "参数需要梯度（requires_grad）", cards=("optim-api",))
def from_network(f, rng, dtype):
    param, grad, s = _under_way(rng, dtype, (3, 4))
    f.rmsprop_step(with_grad(param), grad, s, 0.05, 0.8, 0.02)


@case("a layer of 60,000 weights", "六万个权重的一层", dtypes=("float32",), speed=True)
def layer(f, rng, dtype):
    f.rmsprop_step(*_under_way(rng, dtype, (200, 300)), 0.05, 0.95, 1e-3)


_STAGE = {"stage": "centred", "cards": _PLAIN}


def _centred_way(rng, dtype, shape):
    """As `_under_way`, with a mean well inside the root of s, and a buffer."""
    param, grad, s = _under_way(rng, dtype, shape)
    mean = np.asarray(0.3 * _numbers(rng, dtype, shape) * np.sqrt(s), dtype)
    return param, grad, s, mean, _numbers(rng, dtype, shape)


@case("one step in the middle of training", "训练途中的一步", **_STAGE)
def centred_one_step(f, rng, dtype):
    f.rmsprop_centred_step(*_centred_way(rng, dtype, (3, 5)), 0.05, 0.8, 0.1, 0.7)


@case("no momentum: centring alone", "没有动量：只做中心化", **_STAGE)
def centred_alone(f, rng, dtype):
    f.rmsprop_centred_step(*_centred_way(rng, dtype, (4, 2)), 0.05, 0.7, 0.1, 0.0)


@case("20 chained steps from zeros", "从 0 开始连走 20 步", **_STAGE)
def centred_chained(f, rng, dtype):
    param = 3 * _numbers(rng, dtype, (2, 4))
    s, mean, buf = (np.zeros_like(param) for _ in range(3))
    for _ in range(20):
        grad = _numbers(rng, dtype, (2, 4))
        param, s, mean, buf = f.rmsprop_centred_step(param, grad, s, mean, buf, 0.02, 0.8, 0.3, 0.5)


@case("s - mean**2 slightly below 0: counted as 0, no NaN", "s - mean**2 略小于 0：按 0 计算，不出现 NaN", **_STAGE)
def centred_negative(f, rng, dtype):
    param, grad, _, _, buf = _centred_way(rng, dtype, (3, 2))
    s = (grad**2 * 0.999).astype(dtype)
    s[0] *= 3  # an ordinary row beside them
    f.rmsprop_centred_step(param, grad, s, grad.copy(), buf, 0.02, 0.8, 0.5, 0.6)


@case(
    "a parameter that requires a gradient; a scalar; no element",
    "参数需要梯度（requires_grad）；标量；没有元素",
    **_STAGE,
)
def centred_network(f, rng, dtype):
    param, *others = _centred_way(rng, dtype, (3, 4))
    f.rmsprop_centred_step(with_grad(param), *others, 0.05, 0.8, 0.1, 0.7)
    for shape in ((), (0, 2)):
        param, *others = _centred_way(rng, dtype, shape)
        f.rmsprop_centred_step(np.asarray(30 + param), *others, 0.05, 0.8, 0.1, 0.7)
