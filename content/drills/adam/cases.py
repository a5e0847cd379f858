"""What Adam answers are asked. No hyper-parameter has its usual value, so that none can be left out or mixed up.

m and v are compared to the whole array's scale, since m is a difference of two terms that may nearly cancel; where
gradients of very different sizes share an array, they have one sign each and are compared entry by entry.
"""

import numpy as np

from studyapp.drillkit import Tol, case, in_storage, with_grad

_MOMENT = Tol(12, 12, "two products and a sum in each of up to 40 steps; the right answers differ by 8 eps")
TOLERANCE = {
    "param": Tol(16, 8, "the parameter is rounded in each of up to 40 steps; the right answers differ by 7 eps"),
    "m": _MOMENT,
    "v": _MOMENT,
    "v_max": _MOMENT,
    "params": Tol(4, 4, "the parameters are rounded in each of up to 5 steps; the right answers differ by 2 eps"),
    "state": _MOMENT,
}
_BY_ENTRY = Tol(0, 16, "sizes from 1e-12 to 30 share the array, so each entry counts by itself", "element")


def _numbers(rng, dtype, shape):
    """Numbers of either sign, none near 0. A scalar is positive: beside nothing larger, its terms mustn't cancel."""
    sign = rng.choice([-1, 1], shape) if shape else 1
    return np.asarray(sign * rng.uniform(0.1, 2.0, shape), dtype)


def _zeros(param):
    return np.zeros_like(param), np.zeros_like(param)


def _under_way(rng, dtype, shape):
    """Parameter, gradient and moments as they may be in the middle of training."""
    m, v = 0.5 * rng.uniform(0.1, 2.0, shape), rng.uniform(0.2, 2.0, shape)
    return _numbers(rng, dtype, shape), _numbers(rng, dtype, shape), np.asarray(m, dtype), np.asarray(v, dtype)


def _eps(dtype):
    return float(np.finfo(dtype).eps)


# --- the core: one step -----------------------------------------------------------------------------------------------


@case(
    "the first step is lr long, whatever the gradient",
    "第一步的长度是 lr，与梯度大小无关",
    cards=("optim-adam", "optim-adam-bias"),
)
def first_step(f, rng, dtype):
    param, grad = _numbers(rng, dtype, (4, 3)), _numbers(rng, dtype, (4, 3))
    after, _, _ = f.adam_step(param, grad, *_zeros(param), 1, 0.05, 0.8, 0.95, 1e-30, 0.0)
    moved = np.asarray(after, np.float64) - param
    f.expect(
        np.allclose(moved, -0.05 * np.sign(grad), rtol=1e-4),
        "at t = 1, m / (1 - beta1) is the gradient and v / (1 - beta2) its square: the step has to be lr * sign(grad)",
        "t = 1 时 m/(1-β1) 就是梯度，v/(1-β2) 就是梯度的平方：这一步应当是 lr·sign(grad)",
    )


@case("a constant gradient: every step is lr long", "梯度恒定：每一步的长度都是 lr", cards=("optim-adam-bias",))
def constant_gradient(f, rng, dtype):
    param, grad, steps, lr = _numbers(rng, dtype, (2, 7)), _numbers(rng, dtype, (2, 7)), 12, 0.04
    now, (m, v) = param, _zeros(param)
    for t in range(1, steps + 1):
        now, m, v = f.adam_step(now, grad, m, v, t, lr, 0.7, 0.98, 1e-30, 0.0)
    f.expect(
        np.allclose(np.asarray(now, np.float64), param - steps * lr * np.sign(grad), rtol=0, atol=1e-4 * lr),
        "with a constant gradient the corrected moments are grad and grad^2 at every t, so 12 steps go 12 * lr",
        "梯度恒定时，修正后的两个矩在任何 t 都等于 grad 和 grad²，所以 12 步恰好走 12·lr",
    )


@case("a zero gradient in a fresh start moves nothing", "刚开始、梯度为零：什么也不动", cards=("optim-adam",))
def zero_gradient(f, rng, dtype):
    param = _numbers(rng, dtype, (2, 3))
    f.adam_step(param, np.zeros_like(param), *_zeros(param), 1, 0.1, 0.8, 0.95, 1e-3, 0.0)


@case("a zero gradient under way: momentum carries on", "途中梯度为零：动量还会继续走", cards=("optim-adam",))
def zero_gradient_under_way(f, rng, dtype):
    param, _, m, v = _under_way(rng, dtype, (3, 2))
    f.adam_step(param, np.zeros_like(param), m, v, 5, 0.1, 0.8, 0.95, 1e-30, 0.0)


@case("a large eps: its place in the formula shows", "较大的 eps：放在哪里看得出来", cards=("optim-adam",))
def large_eps(f, rng, dtype):
    f.adam_step(*_under_way(rng, dtype, (5, 2)), 3, 0.06, 0.75, 0.96, 0.5, 0.0)


@case(
    "weight decay goes into the gradient, before the moments", "权重衰减加进梯度，在两个矩之前", cards=("optim-adamw",)
)
def weight_decay(f, rng, dtype):
    param, grad, m, v = _under_way(rng, dtype, (3, 4))
    f.adam_step(param, grad, m, v, 4, 0.05, 0.8, 0.9, 0.03, 0.25)


@case(
    "weight decay alone: the same as a gradient of wd * param",
    "只有权重衰减：等同于梯度 wd·param",
    cards=("optim-adamw",),
)
def decay_is_gradient(f, rng, dtype):
    param = _numbers(rng, dtype, (2, 6))
    m, v = _zeros(param)
    decayed = f.adam_step(param, np.zeros_like(param), m, v, 1, 0.05, 0.8, 0.95, 1e-6, 0.25)
    pulled = f.adam_step(param, param / 4, m, v, 1, 0.05, 0.8, 0.95, 1e-6, 0.0)
    f.expect(
        all(np.allclose(a, b, rtol=16 * _eps(dtype)) for a, b in zip(decayed, pulled, strict=True)),
        "L2 decay is the gradient of wd/2 * param^2: without another gradient it must act as grad = wd * param",
        "L2 衰减就是 wd/2·param² 的梯度：没有别的梯度时，应当与 grad = wd·param 完全一样",
    )


@case("one step in the middle of training", "训练途中的一步", cards=("optim-adam",))
def one_step(f, rng, dtype):
    f.adam_step(*_under_way(rng, dtype, (3, 5)), 6, 0.03, 0.8, 0.95, 0.02, 0.0)


@case(
    "step 1000: one correction has faded, the other has not",
    "第 1000 步：一个修正已消失，另一个还在",
    cards=("optim-adam-bias",),
)
def step_thousand(f, rng, dtype):
    f.adam_step(*_under_way(rng, dtype, (4, 3)), 1000, 0.02, 0.85, 0.9985, 0.01, 0.0)


@case("beta1 = 0: no memory of earlier gradients", "beta1 = 0：不记住以前的梯度", cards=("optim-adam",))
def beta1_zero(f, rng, dtype):
    f.adam_step(*_under_way(rng, dtype, (3, 4)), 2, 0.04, 0.0, 0.9, 0.05, 0.0)


@case("beta2 = 0: only the latest square counts", "beta2 = 0：只看最近一次的平方", cards=("optim-adam",))
def beta2_zero(f, rng, dtype):
    f.adam_step(*_under_way(rng, dtype, (4, 2)), 2, 0.04, 0.6, 0.0, 0.05, 0.0)


@case(
    "gradients of 1e-12, 1e-3, 1 and 30 in one array",
    "一个数组里有 1e-12、1e-3、1 和 30 的梯度",
    tol={"m": _BY_ENTRY, "v": _BY_ENTRY},
    cards=("optim-adam",),
)
def sizes(f, rng, dtype):
    param = _numbers(rng, dtype, (3, 4))
    sign, (m, v) = rng.choice([-1, 1], param.shape), _zeros(param)
    for t in range(1, 7):
        grad = (sign * rng.uniform(0.5, 1.5, param.shape) * [1e-12, 1e-3, 1, 30]).astype(dtype)
        param, m, v = f.adam_step(param, grad, m, v, t, 0.05, 0.8, 0.95, 1e-8, 0.0)


@case("a gradient 1024 times as large: the same step", "梯度大 1024 倍：步子一样", cards=("optim-adam",))
def scale_free(f, rng, dtype):
    param, once, again = (_numbers(rng, dtype, (2, 5)) for _ in range(3))
    ends = []
    for scale in (1, 1024):
        now, (m, v) = param, _zeros(param)
        for t, grad in ((1, once), (2, again)):
            now, m, v = f.adam_step(now, scale * grad, m, v, t, 0.05, 0.8, 0.95, 1e-30, 0.0)
        ends.append(now)
    f.expect(
        np.allclose(*ends, rtol=0, atol=32 * _eps(dtype)),
        "m grows with the gradient and so does sqrt(v): with a negligible eps their ratio must not change",
        "m 与梯度成正比，sqrt(v) 也是：eps 可忽略时两者之比不应改变",
    )


# --- the core: many steps ---------------------------------------------------------------------------------------------


@case("40 chained steps with the returned m and v", "用返回的 m、v 连走 40 步", cards=("optim-adam",))
def chained(f, rng, dtype):
    param = _numbers(rng, dtype, (3, 5))
    m, v = _zeros(param)
    for t in range(1, 41):
        param, m, v = f.adam_step(param, _numbers(rng, dtype, (3, 5)), m, v, t, 0.02, 0.85, 0.97, 1e-4, 0.1)


@case("a learning rate that changes from step to step", "每一步的学习率都不同", cards=("optim-adam",))
def schedule(f, rng, dtype):
    param = _numbers(rng, dtype, (2, 4))
    m, v = _zeros(param)
    for t, lr in enumerate((0.2, 0.05, 0.0, 0.1), start=1):
        param, m, v = f.adam_step(param, _numbers(rng, dtype, (2, 4)), m, v, t, lr, 0.8, 0.95, 1e-3, 0.0)


@case("two parameters whose steps interleave", "两个参数交替更新", cards=("optim-api",))
def interleaved(f, rng, dtype):
    shape, state = (2, 3), {}
    for name, t in (("a", 1), ("b", 1), ("a", 2), ("a", 3), ("b", 2), ("a", 4), ("b", 3)):
        param, m, v = state.get(name) or (_numbers(rng, dtype, shape), *_zeros(np.zeros(shape, dtype)))
        state[name] = f.adam_step(param, _numbers(rng, dtype, shape), m, v, t, 0.05, 0.8, 0.9, 1e-3, 0.0)


@case("two steps through the same memory", "两次更新使用同一块内存", cards=("optim-adam",))
def same_memory(f, rng, dtype):
    for t in (3, 8):
        inputs = zip(("param", "grad", "m", "v"), _under_way(rng, dtype, (4, 3)), strict=True)
        f.adam_step(*(in_storage(name, array) for name, array in inputs), t, 0.05, 0.8, 0.9, 1e-3, 0.1)


# --- the core: shapes and tensors -------------------------------------------------------------------------------------


@case("a scalar parameter", "标量参数", cards=("optim-adam",))
def scalar(f, rng, dtype):
    f.adam_step(*_under_way(rng, dtype, ()), 5, 0.04, 0.8, 0.95, 1e-2, 0.1)


@case("a parameter without elements", "没有元素的参数", cards=("optim-adam",))
def empty(f, rng, dtype):
    f.adam_step(*_under_way(rng, dtype, (0, 3)), 2, 0.04, 0.8, 0.95, 1e-2, 0.1)


@case("a parameter of three dimensions", "三维参数", cards=("optim-adam",))
def three_dimensions(f, rng, dtype):
    f.adam_step(*_under_way(rng, dtype, (2, 3, 4)), 3, 0.04, 0.8, 0.95, 1e-2, 0.1)


@case(
    "a parameter that is the transpose of another array", "参数是另一个数组的转置（内存不连续）", cards=("optim-adam",)
)
def transposed(f, rng, dtype):
    f.adam_step(*(array.T for array in _under_way(rng, dtype, (5, 3))), 3, 0.04, 0.8, 0.95, 1e-2, 0.1)


@case("a parameter that requires a gradient", "参数需要梯度（requires_grad）", cards=("optim-api",))
def from_network(f, rng, dtype):
    param, grad, m, v = _under_way(rng, dtype, (3, 4))
    f.adam_step(with_grad(param), grad, m, v, 3, 0.05, 0.8, 0.9, 1e-2, 0.2)


@case("a layer of 50,000 weights", "五万个权重的一层", dtypes=("float32",), speed=True, cards=("optim-adam-memory",))
def layer(f, rng, dtype):
    f.adam_step(*_under_way(rng, dtype, (200, 250)), 7, 0.03, 0.85, 0.97, 1e-3, 0.1)


# --- stage: adamw -----------------------------------------------------------------------------------------------------

_ADAMW = {"stage": "adamw", "cards": ("optim-adamw", "optim-adamw-step")}


@case("one step in the middle of training", "训练途中的一步", **_ADAMW)
def adamw_one_step(f, rng, dtype):
    f.adamw_step(*_under_way(rng, dtype, (3, 5)), 6, 0.1, 0.8, 0.95, 0.02, 0.5)


@case("a zero gradient: the weights only shrink by lr * wd", "梯度为零：权重只按 lr·wd 缩小", **_ADAMW)
def adamw_shrinks(f, rng, dtype):
    param = _numbers(rng, dtype, (2, 4))
    after, _, _ = f.adamw_step(param, np.zeros_like(param), *_zeros(param), 1, 0.25, 0.8, 0.95, 1e-3, 0.5)
    f.expect(
        np.allclose(after, param * 0.875, rtol=8 * _eps(dtype)),
        "all weights must shrink by the same factor, 1 - lr * weight_decay = 0.875",
        "所有权重都应按同一个比例缩小：1 - lr·weight_decay = 0.875",
    )


@case("20 chained steps", "连走 20 步", **_ADAMW)
def adamw_chained(f, rng, dtype):
    param = _numbers(rng, dtype, (4, 3))
    m, v = _zeros(param)
    for t in range(1, 21):
        param, m, v = f.adamw_step(param, _numbers(rng, dtype, (4, 3)), m, v, t, 0.08, 0.85, 0.97, 1e-3, 0.4)


@case("without decay it is Adam", "没有衰减时就是 Adam", **_ADAMW)
def adamw_is_adam(f, rng, dtype):
    inputs = _under_way(rng, dtype, (3, 2))
    decoupled = f.adamw_step(*inputs, 4, 0.05, 0.8, 0.9, 1e-2, 0.0)
    plain = f.adam_step(*inputs, 4, 0.05, 0.8, 0.9, 1e-2, 0.0)
    f.expect(
        all(np.allclose(a, b, rtol=16 * _eps(dtype), atol=_eps(dtype)) for a, b in zip(decoupled, plain, strict=True)),
        "the two differ in the decay alone: with weight_decay = 0 they must give the same",
        "两者只差在衰减上：weight_decay = 0 时结果应当相同",
    )


# --- stage: amsgrad ---------------------------------------------------------------------------------------------------

_AMSGRAD = {"stage": "amsgrad", "cards": ("optim-amsgrad",)}


@case("v falls below its maximum", "v 低于历史最大值", **_AMSGRAD)
def amsgrad_one_step(f, rng, dtype):
    param, grad, m, v = _under_way(rng, dtype, (3, 5))
    v_max = (v * rng.uniform(0.5, 3.0, v.shape)).astype(dtype)
    f.amsgrad_step(param, grad, m, v, v_max, 6, 0.05, 0.8, 0.9, 0.02, 0.1)


@case("a large gradient long ago still slows the steps", "很久以前的大梯度仍让步子变小", **_AMSGRAD)
def amsgrad_remembers(f, rng, dtype):
    param = _numbers(rng, dtype, (2, 4))
    m, v = _zeros(param)
    v_max = np.zeros_like(param)
    for t in range(1, 13):
        grad = _numbers(rng, dtype, (2, 4)) * (20 if t == 2 else 1)
        param, m, v, v_max = f.amsgrad_step(param, grad, m, v, v_max, t, 0.05, 0.8, 0.7, 1e-3, 0.0)


@case("the maximum is over v as it is kept, before the correction", "取最大值的是修正之前的 v", **_AMSGRAD)
def amsgrad_uncorrected(f, rng, dtype):
    param = _numbers(rng, dtype, (3, 3))
    m, v = _zeros(param)
    v_max = np.zeros_like(param)
    for t in (1, 2, 3):  # early, so that the correction is large and falls fast
        grad = (_numbers(rng, dtype, (3, 3)) / t).astype(dtype)
        param, m, v, v_max = f.amsgrad_step(param, grad, m, v, v_max, t, 0.05, 0.8, 0.98, 1e-3, 0.0)


# --- stage: optimizer -------------------------------------------------------------------------------------------------

_OPTIMIZER = {"stage": "optimizer", "cards": ("optim-api",)}
_SETTINGS = (0.05, 0.8, 0.9, 1e-3, 0.1)
_SHAPES = ((3, 4), (4,), ())


def _weights(rng, dtype, shapes=_SHAPES):
    return [np.asarray(3 + _numbers(rng, dtype, shape), dtype) for shape in shapes]  # no step reaches 0


def _grads(rng, dtype, shapes=_SHAPES):
    return [_numbers(rng, dtype, shape) for shape in shapes]


@case("three steps of three parameters", "三个参数各走三步", **_OPTIMIZER)
def optimizer_steps(f, rng, dtype):
    optimizer = f.make_adam(_weights(rng, dtype), *_SETTINGS)
    for _ in range(3):
        f.adam_all(optimizer, _grads(rng, dtype))


@case("two parameters of one shape keep apart", "两个形状相同的参数互不干扰", **_OPTIMIZER)
def optimizer_same_shape(f, rng, dtype):
    shapes = ((2, 3), (2, 3))
    optimizer = f.make_adam(_weights(rng, dtype, shapes), *_SETTINGS)
    for _ in range(2):
        f.adam_all(optimizer, _grads(rng, dtype, shapes))


@case("a parameter without a gradient sits the step out", "没有梯度的参数不参与这一步", **_OPTIMIZER)
def optimizer_no_gradient(f, rng, dtype):
    optimizer = f.make_adam(_weights(rng, dtype), *_SETTINGS)
    for left_out in (None, 1, 1, 0, None):
        grads = _grads(rng, dtype)
        if left_out is not None:
            grads[left_out] = None
        f.adam_all(optimizer, grads)


@case("the state: step counts and both moments", "状态：步数和两个矩", **_OPTIMIZER)
def optimizer_state(f, rng, dtype):
    optimizer = f.make_adam(_weights(rng, dtype), *_SETTINGS)
    f.adam_state(optimizer)
    for _ in range(2):
        f.adam_all(optimizer, _grads(rng, dtype))
    f.adam_state(optimizer)


@case("a saved state does not change with later steps", "存下的状态不随后面的更新改变", **_OPTIMIZER)
def optimizer_snapshot(f, rng, dtype):
    optimizer = f.make_adam(_weights(rng, dtype), *_SETTINGS)
    f.adam_all(optimizer, _grads(rng, dtype))
    f.adam_state(optimizer)
    f.adam_all(optimizer, _grads(rng, dtype))


@case("training resumed from a saved state goes on as before", "从存下的状态恢复，接着走的与没中断时一样", **_OPTIMIZER)
def optimizer_resumed(f, rng, dtype):
    optimizer, params = f.make_adam(_weights(rng, dtype), *_SETTINGS), None
    for _ in range(3):
        params = f.adam_all(optimizer, _grads(rng, dtype))
    other = f.load_adam(params, f.adam_state(optimizer), *_SETTINGS)
    for _ in range(2):
        grads = _grads(rng, dtype)
        f.adam_all(optimizer, grads)
        f.adam_all(other, grads)


@case(
    "the caller's arrays are used again: copies keep the old values",
    "调用者的数组另作他用：副本仍是原来的值",
    **_OPTIMIZER,
)
def optimizer_copies(f, rng, dtype):
    def lent(name, arrays):
        return [in_storage(f"{name}{i}", array) for i, array in enumerate(arrays)]

    def state():
        m, v = _weights(rng, dtype), _weights(rng, dtype)
        return {"t": [4, 2, 3], "m": lent("m", m), "v": lent("v", v)}

    one = f.make_adam(lent("new", _weights(rng, dtype)), *_SETTINGS)
    f.make_adam(lent("new", _weights(rng, dtype)), *_SETTINGS)
    f.adam_all(one, _grads(rng, dtype))
    other = f.load_adam(lent("saved", _weights(rng, dtype)), state(), *_SETTINGS)
    f.load_adam(lent("saved", _weights(rng, dtype)), state(), *_SETTINGS)
    f.adam_all(other, _grads(rng, dtype))


@case("two optimisers side by side", "两个优化器同时使用", **_OPTIMIZER)
def optimizer_two(f, rng, dtype):
    one = f.make_adam(_weights(rng, dtype), *_SETTINGS)
    two = f.make_adam(_weights(rng, dtype), 0.2, 0.6, 0.95, 1e-2, 0.0)
    for optimizer in (one, two, one, one, two):
        f.adam_all(optimizer, _grads(rng, dtype))


@case("no parameter at all", "一个参数也没有", **_OPTIMIZER)
def optimizer_empty(f, rng, dtype):
    optimizer = f.make_adam([], *_SETTINGS)
    f.adam_all(optimizer, [])
    f.adam_state(optimizer)
