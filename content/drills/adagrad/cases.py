"""What an AdaGrad step is asked. s has one sign and is compared entry by entry, the parameter by the array's scale."""

import numpy as np

from studyapp.drillkit import Tol, case, in_storage, with_grad

TOLERANCE = {
    "param": Tol(10, 4, "the parameter is rounded in each of up to 30 steps; right answers differ by 2 eps"),
    "s": Tol(0, 16, "a square and a sum in each of up to 30 steps; right answers differ by 3 eps", "element"),
}
_CARDS = ("optim-adagrad", "optim-adagrad-step")


def _numbers(rng, dtype, shape):
    """Numbers of either sign, none near 0; a scalar is positive."""
    sign = rng.choice([-1, 1], shape) if shape else 1
    return np.asarray(sign * rng.uniform(0.2, 2.0, shape), dtype)


def _under_way(rng, dtype, shape):
    """Parameter, gradient and s as they may be in the middle of training."""
    s = np.asarray(rng.uniform(0.5, 6.0, shape), dtype)
    return np.asarray(3 * _numbers(rng, dtype, shape)), _numbers(rng, dtype, shape), s


@case("the first step is lr long, whatever the gradient", "第一步的长度是 lr，与梯度大小无关", cards=_CARDS)
def first_step(f, rng, dtype):
    param, grad, s = _under_way(rng, dtype, (4, 3))
    after, _ = f.adagrad_step(param, grad, np.zeros_like(s), 0.05, 1e-10)
    f.expect(
        np.allclose(after - param, -0.05 * np.sign(grad), rtol=1e-3),
        "from s = 0 the root is |grad|: each weight must move by lr, against its gradient",
        "s 从 0 开始时，根号等于 |grad|：每个权重都应朝梯度的反方向移动 lr",
    )


@case("one step in the middle of training", "训练途中的一步", cards=_CARDS)
def one_step(f, rng, dtype):
    f.adagrad_step(*_under_way(rng, dtype, (3, 5)), 0.3, 1e-3)


@case("a large eps: added outside the root", "eps 很大：加在根号之外")
def large_eps(f, rng, dtype):
    f.adagrad_step(*_under_way(rng, dtype, (2, 4)), 0.5, 0.8)


@case(
    "a rare feature moves further than a frequent one with the same gradient",
    "梯度相同时，稀疏特征比常见特征移动得远",
    cards=_CARDS,
)
def rare(f, rng, dtype):
    param, s = _numbers(rng, dtype, (2,)), np.zeros(2, dtype)
    for t in range(6):
        grad = np.array([rng.uniform(0.5, 2), rng.uniform(0.5, 2) * (t == 5)], dtype)
        if t == 5:
            grad[0] = grad[1]
        before = param
        param, s = f.adagrad_step(param, grad, s, 0.3, 1e-10)
    moved = before - param
    f.expect(
        moved[1] > moved[0] > 0,
        f"with equal gradients the weight with less history must move further; they moved by {moved}",
        f"梯度相同时，历史梯度少的权重应移动得更远；实际移动了 {moved}",
    )


@case("gradients that are 0: nothing moves, no NaN", "梯度为 0：不动，也不出现 NaN")
def zero_gradient(f, rng, dtype):
    param, grad, s = _under_way(rng, dtype, (2, 5))
    grad[:, 1:3] = 0
    s[0] = 0
    f.adagrad_step(param, grad, s, 0.3, 1e-10)


@case("gradients of 1e-9, 1e-3, 1 and 30 in one array", "一个数组里有 1e-9、1e-3、1 和 30 的梯度", cards=_CARDS)
def sizes(f, rng, dtype):
    param, s = _numbers(rng, dtype, (3, 4)), np.zeros((3, 4), dtype)
    for _ in range(4):
        grad = (_numbers(rng, dtype, (3, 4)) * [1e-9, 1e-3, 1, 30]).astype(dtype)
        param, s = f.adagrad_step(param, grad, s, 0.1, 1e-10)


@case("30 chained steps: s only grows, the steps shrink", "连走 30 步：s 只增不减，步子越来越小", cards=_CARDS)
def chained(f, rng, dtype):
    param, s = 3 * _numbers(rng, dtype, (3, 4)), np.zeros((3, 4), dtype)
    for _ in range(30):
        param, s = f.adagrad_step(param, _numbers(rng, dtype, (3, 4)), s, 0.2, 1e-6)


@case("a constant gradient: step t is lr / sqrt(t) long", "梯度不变：第 t 步的长度是 lr / sqrt(t)", cards=_CARDS)
def constant(f, rng, dtype):
    param, grad, _ = _under_way(rng, dtype, (2, 3))
    s, lengths = np.zeros_like(param), []
    for _ in range(9):
        after, s = f.adagrad_step(param, grad, s, 0.6, 1e-10)
        lengths.append(np.abs(after - param).mean())
        param = after
    f.expect(
        np.allclose(lengths, 0.6 / np.sqrt(np.arange(1, 10)), rtol=1e-3),
        "with always the same gradient, s is t * grad**2, so step t must be lr / sqrt(t) long",
        "梯度始终不变时 s 等于 t·grad²，第 t 步的长度应为 lr / sqrt(t)",
    )


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
        state[name] = f.adagrad_step(in_storage("param", param), grad, in_storage("s", s), 0.2, 1e-2)


@case("a scalar, no element at all, three dimensions", "标量、没有元素、三维")
def shapes(f, rng, dtype):
    for shape in ((), (0, 3), (2, 3, 4)):
        param, grad, s = _under_way(rng, dtype, shape)
        f.adagrad_step(np.asarray(5 + param), grad, s, 0.3, 0.02)


@case("arrays that are transposes of others", "数组是另一个数组的转置（内存不连续）")
def transposed(f, rng, dtype):
    f.adagrad_step(*(a.T for a in _under_way(rng, dtype, (5, 3))), 0.3, 0.02)


@case("a parameter that requires a gradient", "参数需要梯度（requires_grad）", cards=("optim-api",))
def from_network(f, rng, dtype):
    param, grad, s = _under_way(rng, dtype, (3, 4))
    f.adagrad_step(with_grad(param), grad, s, 0.3, 0.02)


@case("a layer of 60,000 weights", "六万个权重的一层", dtypes=("float32",), speed=True)
def layer(f, rng, dtype):
    f.adagrad_step(*_under_way(rng, dtype, (200, 300)), 0.1, 1e-6)
