"""What an SGD step is asked. No hyper-parameter is 0 or 1 unless the case is about that.

Results are differences of terms of like size, so they are compared to the whole array's scale; a scalar has nothing
larger beside it, so its numbers are all positive and only the last subtraction is left, which can't cancel.
"""

import numpy as np

from studyapp.drillkit import Tol, case, in_storage, with_grad

TOLERANCE = {
    "param": Tol(12, 8, "the parameter is rounded in each of up to 30 steps; right answers differ by 3 eps"),
    "v": Tol(12, 8, "two products and a sum in each of up to 30 steps; right answers differ by 3 eps"),
}
_MOMENTUM, _NESTEROV, _DECAY = ("optim-momentum",), ("optim-nesterov",), ("reg-decay-steps",)


def _numbers(rng, dtype, shape):
    """Numbers of either sign, none near 0; a scalar is positive."""
    sign = rng.choice([-1, 1], shape) if shape else 1
    return np.asarray(sign * rng.uniform(0.2, 2.0, shape), dtype)


def _under_way(rng, dtype, shape):
    """Parameter, gradient and velocity as they may be in the middle of training."""
    return np.asarray(4 * _numbers(rng, dtype, shape)), _numbers(rng, dtype, shape), _numbers(rng, dtype, shape)


@case("the first step: v is the whole gradient", "第一步：v 就是整个梯度", cards=_MOMENTUM)
def first_step(f, rng, dtype):
    param, grad, _ = _under_way(rng, dtype, (3, 4))
    f.sgd_step(param, grad, None, 0.1, 0.8, 0.0, False, 0.0)


@case("a later step: momentum * v plus the whole gradient", "之后的一步：momentum·v 加上整个梯度", cards=_MOMENTUM)
def later_step(f, rng, dtype):
    f.sgd_step(*_under_way(rng, dtype, (2, 5)), 0.1, 0.7, 0.0, False, 0.0)


@case("dampening holds back the new gradient", "dampening 使新梯度打折", cards=("optim-sgd-args",))
def dampening(f, rng, dtype):
    f.sgd_step(*_under_way(rng, dtype, (4, 3)), 0.1, 0.7, 0.4, False, 0.0)


@case("the first step is not dampened", "第一步不受 dampening 影响", cards=("optim-sgd-args",))
def first_dampened(f, rng, dtype):
    param, grad, _ = _under_way(rng, dtype, (5, 2))
    f.sgd_step(param, grad, None, 0.1, 0.7, 0.4, False, 0.0)


@case("Nesterov: the gradient plus momentum times the new v", "Nesterov：梯度加 momentum 乘新的 v", cards=_NESTEROV)
def nesterov(f, rng, dtype):
    f.sgd_step(*_under_way(rng, dtype, (3, 5)), 0.1, 0.6, 0.0, True, 0.0)


@case("Nesterov's first step is 1 + momentum times as long", "Nesterov 的第一步长 1 + momentum 倍", cards=_NESTEROV)
def nesterov_first(f, rng, dtype):
    param, grad, _ = _under_way(rng, dtype, (2, 6))
    f.sgd_step(param, grad, None, 0.1, 0.6, 0.0, True, 0.3)


@case(
    "Nesterov with dampening, or without momentum: ValueError",
    "Nesterov 却有 dampening，或没有 momentum：ValueError",
    cards=_NESTEROV,
)
def nesterov_undefined(f, rng, dtype):
    inputs = _under_way(rng, dtype, (2, 3))
    with f.raises(ValueError):
        f.sgd_step(*inputs, 0.1, 0.6, 0.2, True, 0.0)
    with f.raises(ValueError):
        f.sgd_step(*inputs, 0.1, 0.0, 0.0, True, 0.0)


@case("weight decay enters the gradient, so v sees it too", "权重衰减并入梯度，v 也看得到", cards=_DECAY)
def decay(f, rng, dtype):
    f.sgd_step(*_under_way(rng, dtype, (4, 2)), 0.1, 0.7, 0.3, False, 0.25)


@case(
    "no momentum: plain gradient descent, v is the gradient",
    "momentum 为 0：普通梯度下降，v 就是梯度",
    cards=("optim-sgd-args",),
)
def no_momentum(f, rng, dtype):
    f.sgd_step(*_under_way(rng, dtype, (3, 2)), 0.1, 0.0, 0.0, False, 0.25)


@case("30 chained steps, the learning rate falling", "连走 30 步，学习率递减", cards=("optim-momentum-velocity",))
def chained(f, rng, dtype):
    for look_ahead in (False, True):
        param, v = 4 * _numbers(rng, dtype, (3, 4)), None
        for t in range(30):
            param, v = f.sgd_step(param, _numbers(rng, dtype, (3, 4)), v, 0.1 / (1 + t), 0.8, 0.0, look_ahead, 0.02)


@case(
    "a constant gradient: v grows to grad / (1 - momentum)",
    "梯度不变：v 趋于 grad / (1 - momentum)",
    cards=("optim-momentum-velocity",),
)
def terminal_velocity(f, rng, dtype):
    param, grad, _ = _under_way(rng, dtype, (2, 3))
    v = None
    for _ in range(40):
        param, v = f.sgd_step(param, grad, v, 0.01, 0.5, 0.0, False, 0.0)
    f.expect(
        np.allclose(v, 2 * grad, rtol=1e-5),
        "with momentum 0.5 and always the same gradient, v must settle at twice the gradient",
        "momentum 为 0.5、梯度始终不变时，v 应稳定在梯度的两倍",
    )


@case("two parameters whose steps interleave", "两个参数交替更新", cards=("optim-api",))
def interleaved(f, rng, dtype):
    state = {}
    for name in ("a", "b", "a", "a", "b"):
        param, v = state.get(name, (4 * _numbers(rng, dtype, (2, 3)), None))
        state[name] = f.sgd_step(param, _numbers(rng, dtype, (2, 3)), v, 0.1, 0.7, 0.2, False, 0.0)


@case("the gradient's memory holds the next gradient afterwards", "之后梯度的内存里装的是下一个梯度", cards=_MOMENTUM)
def reused(f, rng, dtype):
    param, v = 4 * _numbers(rng, dtype, (3, 3)), None
    for _ in range(3):
        grad = in_storage("grad", _numbers(rng, dtype, (3, 3)))
        param, v = f.sgd_step(param, grad, v, 0.1, 0.7, 0.0, False, 0.0)


@case("a scalar, no element at all, three dimensions", "标量、没有元素、三维")
def shapes(f, rng, dtype):
    for shape in ((), (0, 3), (2, 3, 4)):
        param, grad, v = _under_way(rng, dtype, shape)
        f.sgd_step(np.asarray(20 + param), grad, None, 0.1, 0.7, 0.2, False, 0.1)
        f.sgd_step(np.asarray(20 + param), grad, v, 0.1, 0.7, 0.0, True, 0.1)


@case("arrays that are transposes of others", "数组是另一个数组的转置（内存不连续）")
def transposed(f, rng, dtype):
    f.sgd_step(*(a.T for a in _under_way(rng, dtype, (5, 3))), 0.1, 0.7, 0.2, False, 0.1)


@case("a parameter that requires a gradient", "参数需要梯度（requires_grad）", cards=("optim-api",))
def from_network(f, rng, dtype):
    param, grad, v = _under_way(rng, dtype, (3, 4))
    f.sgd_step(with_grad(param), grad, None, 0.1, 0.7, 0.2, False, 0.1)
    f.sgd_step(with_grad(param), grad, v, 0.1, 0.7, 0.0, True, 0.0)


@case("a layer of 60,000 weights", "六万个权重的一层", dtypes=("float32",), speed=True)
def layer(f, rng, dtype):
    f.sgd_step(*_under_way(rng, dtype, (200, 300)), 0.1, 0.9, 0.0, True, 0.01)
