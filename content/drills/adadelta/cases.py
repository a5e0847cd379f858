"""What an AdaDelta step is asked. s and d have one sign and are compared entry by entry, param by the array's scale."""

import numpy as np

from studyapp.drillkit import Tol, case, in_storage, with_grad

TOLERANCE = {
    "param": Tol(10, 4, "the parameter is rounded in each of up to 30 steps; right answers differ by PPP eps"),
    "s": Tol(0, 16, "two products and a sum in each of up to 30 steps; right answers differ by SSS eps", "element"),
    "d": Tol(0, 48, "as s, with the roots of both averages in between; right answers differ by DDD eps", "element"),
}
_CARDS = ("optim-adadelta",)


def _numbers(rng, dtype, shape):
    """Numbers of either sign, none near 0; a scalar is positive."""
    sign = rng.choice([-1, 1], shape) if shape else 1
    return np.asarray(sign * rng.uniform(0.2, 2.0, shape), dtype)


def _under_way(rng, dtype, shape):
    """Parameter, gradient and both averages as they may be in the middle of training."""
    s, d = rng.uniform(0.2, 2.0, shape), rng.uniform(0.01, 0.3, shape)
    param = np.asarray(3 * _numbers(rng, dtype, shape))
    return param, _numbers(rng, dtype, shape), np.asarray(s, dtype), np.asarray(d, dtype)


@case("one step in the middle of training, lr 1", "训练途中的一步，lr 为 1", cards=_CARDS)
def one_step(f, rng, dtype):
    f.adadelta_step(*_under_way(rng, dtype, (3, 5)), 0.8, 1e-3, 1.0)


@case("the first step, from zeros: eps alone gets it going", "从 0 开始的第一步：全靠 eps 起步", cards=_CARDS)
def first_step(f, rng, dtype):
    param, grad, s, _ = _under_way(rng, dtype, (4, 3))
    f.adadelta_step(param, grad, np.zeros_like(s), np.zeros_like(s), 0.75, 1e-2, 1.0)


@case("the first step with a tiny eps is tiny", "eps 很小时，第一步也很小", cards=_CARDS)
def tiny_first_step(f, rng, dtype):
    param, grad, s, _ = _under_way(rng, dtype, (2, 4))
    param = np.zeros_like(param)
    after, _, _ = f.adadelta_step(param, grad, np.zeros_like(s), np.zeros_like(s), 0.75, 1e-6, 1.0)
    f.expect(
        np.allclose(after, -2e-3 * np.sign(grad), rtol=1e-3),
        "from zeros the step is sqrt(eps) / sqrt(1 - rho) = 0.001 / 0.5 long, whatever the gradient",
        "从 0 开始时，步长是 sqrt(eps) / sqrt(1 - rho) = 0.001 / 0.5，与梯度大小无关",
    )


@case("a large eps: inside both roots", "eps 很大：在两个根号里面", cards=_CARDS)
def large_eps(f, rng, dtype):
    f.adadelta_step(*_under_way(rng, dtype, (5, 2)), 0.8, 0.6, 1.0)


@case("lr scales the step, and d doesn't see it", "lr 缩放步长，d 看不到它", cards=_CARDS)
def rate(f, rng, dtype):
    f.adadelta_step(*_under_way(rng, dtype, (2, 5)), 0.8, 1e-3, 0.25)


@case("rho = 0: only the latest squares count", "rho = 0：只看最近一次的平方")
def rho_zero(f, rng, dtype):
    f.adadelta_step(*_under_way(rng, dtype, (4, 2)), 0.0, 1e-2, 0.7)


@case("gradients that are 0: nothing moves, both averages fade", "梯度为 0：不动，两个平均都衰减")
def zero_gradient(f, rng, dtype):
    param, grad, s, d = _under_way(rng, dtype, (2, 5))
    grad[:, 1:3] = 0
    s[0] = d[0] = 0
    f.adadelta_step(param, grad, s, d, 0.8, 1e-6, 0.7)


@case("gradients of 1e-3, 1 and 30 in one array", "一个数组里有 1e-3、1 和 30 的梯度", cards=_CARDS)
def sizes(f, rng, dtype):
    param = _numbers(rng, dtype, (4, 3))
    s, d = np.zeros_like(param), np.zeros_like(param)
    for _ in range(4):
        grad = (_numbers(rng, dtype, (4, 3)) * [1e-3, 1, 30]).astype(dtype)
        param, s, d = f.adadelta_step(param, grad, s, d, 0.9, 1e-5, 1.0)


@case("30 chained steps", "连走 30 步", cards=_CARDS)
def chained(f, rng, dtype):
    param = 3 * _numbers(rng, dtype, (3, 4))
    s, d = np.zeros_like(param), np.zeros_like(param)
    for _ in range(30):
        param, s, d = f.adadelta_step(param, _numbers(rng, dtype, (3, 4)), s, d, 0.85, 1e-3, 0.9)


@case(
    "two parameters of one shape, in turns and through the same memory",
    "两个形状相同的参数轮流更新，共用输入的内存",
    cards=("optim-api",),
)
def interleaved(f, rng, dtype):
    state = {}
    for name in ("a", "b", "a", "a", "b"):
        zeros = np.zeros((2, 3), dtype)
        param, s, d = state.get(name, (3 * _numbers(rng, dtype, (2, 3)), zeros, zeros))
        grad = in_storage("grad", _numbers(rng, dtype, (2, 3)))
        lent = in_storage("s", s), in_storage("d", d)
        state[name] = f.adadelta_step(in_storage("param", param), grad, *lent, 0.8, 1e-2, 0.6)


@case("a scalar, no element at all, three dimensions", "标量、没有元素、三维")
def shapes(f, rng, dtype):
    for shape in ((), (0, 3), (2, 3, 4)):
        param, *others = _under_way(rng, dtype, shape)
        f.adadelta_step(np.asarray(9 + param), *others, 0.8, 0.02, 0.5)


@case("arrays that are transposes of others", "数组是另一个数组的转置（内存不连续）")
def transposed(f, rng, dtype):
    f.adadelta_step(*(a.T for a in _under_way(rng, dtype, (5, 3))), 0.8, 0.02, 0.5)


@case("a parameter that requires a gradient", "参数需要梯度（requires_grad）", cards=("optim-api",))
def from_network(f, rng, dtype):
    param, *others = _under_way(rng, dtype, (3, 4))
    f.adadelta_step(with_grad(param), *others, 0.8, 0.02, 0.5)


@case("a layer of 60,000 weights", "六万个权重的一层", dtypes=("float32",), speed=True)
def layer(f, rng, dtype):
    f.adadelta_step(*_under_way(rng, dtype, (200, 300)), 0.9, 1e-4, 1.0)
