"""What a residual block must get right: the order of its parts, the shortcut, and batch norm's two modes."""

import numpy as np

from studyapp.drillkit import Tol, case, in_storage, with_grad

TOLERANCE = {
    "y": Tol(20, 0, "two convolutions and divisions by spreads: right answers are off by 4 eps of the largest")
}
_LONG = {"y": Tol(30, 0, "sums of 432 products, then of 392 values: right answers are off by 6 eps")}
_BLOCK, _SHORTCUT, _MODES = ("resnet-residual-block",), ("resnet-shortcuts",), ("norm-bn-train-eval",)
_GAP = ("pool-gap",)


def _some(rng, dtype, *shape):
    """Signed multiples of 1/8, none near 0."""
    return (rng.integers(3, 17, shape) * rng.choice([-1, 1], shape) / 8).astype(dtype)


def _stats(rng, dtype, channels):
    """gamma, beta, mean, var, away from what a layer begins with (1, 0, 0, 1)."""
    gamma, beta, mean = (_some(rng, dtype, channels) for _ in range(3))
    return [gamma, beta, mean, rng.uniform(2, 9, channels).round(2).astype(dtype)]


def _params(rng, dtype, C, M, projection):
    params = {
        "w1": _some(rng, dtype, M, C, 3, 3),
        "bn1": _stats(rng, dtype, M),
        "w2": _some(rng, dtype, M, M, 3, 3),
        "bn2": _stats(rng, dtype, M),
    }
    if projection:
        params |= {"ws": _some(rng, dtype, M, C, 1, 1), "bns": _stats(rng, dtype, M)}
    return params


def _layers(rng, dtype, C, r):
    return [_some(rng, dtype, r, C), _some(rng, dtype, r), _some(rng, dtype, C, r) / 2, _some(rng, dtype, C)]


@case("a branch of zeros: y is ReLU of x", "分支全是 0：y 就是 ReLU(x)", cards=_BLOCK)
def zero_branch(f, rng, dtype):
    params = _params(rng, dtype, 2, 2, False)
    params["bn2"][0][:] = params["bn2"][1][:] = 0
    f.residual_block(_some(rng, dtype, 1, 2, 3, 4), params, 1, False, 0.5)


@case("identity shortcut, evaluation", "恒等捷径，推理", cards=_BLOCK)
def identity(f, rng, dtype):
    f.residual_block(_some(rng, dtype, 1, 2, 4, 5), _params(rng, dtype, 2, 2, False), 1, False, 0.5)


@case(
    "identity shortcut, training: the batch's statistics, the variance biased",
    "恒等捷径，训练：用本批统计量，方差有偏",
    cards=_BLOCK + _MODES,
)
def identity_training(f, rng, dtype):
    f.residual_block(_some(rng, dtype, 3, 2, 2, 3), _params(rng, dtype, 2, 2, False), 1, True, 0.5)


@case("a projection to more channels, stride 1", "投影到更多通道，步长 1", cards=_SHORTCUT)
def projection(f, rng, dtype):
    f.residual_block(_some(rng, dtype, 1, 2, 4, 3), _params(rng, dtype, 2, 3, True), 1, False, 0.5)


@case("a projection at stride 2, sides odd and even", "步长 2 的投影，边长一奇一偶", cards=_SHORTCUT)
def strided(f, rng, dtype):
    f.residual_block(_some(rng, dtype, 1, 2, 5, 6), _params(rng, dtype, 2, 3, True), 2, False, 0.5)


@case(
    "a projection in training: it has its own batch statistics",
    "训练中的投影：有自己的批统计量",
    cards=_SHORTCUT + _MODES,
)
def projection_training(f, rng, dtype):
    f.residual_block(_some(rng, dtype, 3, 2, 5, 4), _params(rng, dtype, 2, 3, True), 2, True, 0.5)


@case("a projection where shapes would fit without one", "形状不变，但给了投影，就要用投影", cards=_SHORTCUT)
def projection_square(f, rng, dtype):
    f.residual_block(_some(rng, dtype, 2, 3, 3, 4), _params(rng, dtype, 3, 3, True), 1, False, 0.5)


@case("a small eps and small variances", "eps 很小，方差也小")
def small_eps(f, rng, dtype):
    params = _params(rng, dtype, 2, 2, False)
    params["bn1"][3][:] = params["bn2"][3][:] = 0.01
    f.residual_block(_some(rng, dtype, 1, 2, 3, 4), params, 1, False, 1e-3)


@case("evaluation: an image alone gets what it gets in the batch", "推理：单张图与整批中的结果相同", cards=_MODES)
def alone(f, rng, dtype):
    x, params = _some(rng, dtype, 3, 2, 3, 4), _params(rng, dtype, 2, 2, False)
    together = f.residual_block(x, params, 1, False, 0.5)
    single = f.residual_block(x[1:2], params, 1, False, 0.5)
    f.expect(
        np.allclose(single, together[1:2], rtol=1e-4, atol=1e-4),
        "in evaluation, y of an image changes with the rest of its batch",
        "推理时，同一张图的 y 随同批的其他图而变",
    )


@case(
    "training, then evaluation with the same parameters, which didn't change",
    "先训练再推理，用同一组参数，参数没有变",
    cards=_MODES,
)
def both_modes(f, rng, dtype):
    x, params = _some(rng, dtype, 3, 2, 3, 4), _params(rng, dtype, 2, 3, True)
    f.residual_block(x, params, 1, True, 0.5)
    f.residual_block(x, params, 1, False, 0.5)


@case(
    "an image that isn't contiguous, and another later in the same memory", "不连续的图，以及之后同一块内存里的另一张图"
)
def views(f, rng, dtype):
    params = _params(rng, dtype, 2, 2, False)
    f.residual_block(_some(rng, dtype, 4, 3, 2, 2).T, params, 1, False, 0.5)
    for _ in range(2):
        f.residual_block(in_storage("x", _some(rng, dtype, 1, 2, 3, 3)), params, 1, False, 0.5)


@case("x and the weights require a gradient", "x 和权重需要梯度")
def gradient(f, rng, dtype):
    params = _params(rng, dtype, 2, 2, False)
    params["w1"], params["w2"] = with_grad(params["w1"]), with_grad(params["w2"])
    f.residual_block(with_grad(_some(rng, dtype, 1, 2, 3, 4)), params, 1, False, 0.5)


@case("SE: one image, 3 channels, 2 hidden", "SE：一张图，3 个通道，隐层 2", cards=_GAP)
def se(f, rng, dtype):
    f.se_block(_some(rng, dtype, 1, 3, 2, 4), *_layers(rng, dtype, 3, 2))


@case("SE: each image has its own gates", "SE：每张图有自己的门", cards=_GAP)
def se_batch(f, rng, dtype):
    f.se_block(_some(rng, dtype, 4, 3, 2, 5), *_layers(rng, dtype, 3, 1))


@case("SE: all sizes are 2, so a gate along a wrong axis keeps the shape", "SE：各维都是 2，门乘错了轴，形状也对")
def se_all_two(f, rng, dtype):
    f.se_block(_some(rng, dtype, 2, 2, 2, 2), *_layers(rng, dtype, 2, 2))


@case("SE: a hidden value below 0 counts for nothing", "SE：小于 0 的隐层值不起作用")
def se_hidden(f, rng, dtype):
    w1, b1, w2, b2 = _layers(rng, dtype, 3, 2)
    b1[:] = -20, 20
    f.se_block(_some(rng, dtype, 2, 3, 3, 2) / 4, w1, b1, w2 / 16, b2)


@case("SE: gates near 0 and near 1", "SE：门接近 0 或接近 1")
def se_extreme(f, rng, dtype):
    w1, b1, w2, b2 = _layers(rng, dtype, 3, 2)
    f.se_block(_some(rng, dtype, 2, 3, 3, 2), w1, b1, w2, b2 + np.array([9, -9, 100], dtype))


@case(
    "8 images of 32 channels, 14 by 14, to 48 by a stride of 2",
    "8 张图，32 通道，14×14，步长 2，变成 48 通道",
    dtypes=("float32",),
    tol=_LONG,
    speed=True,
    seconds=20.0,
)
def layer(f, rng, dtype):
    x = rng.normal(size=(8, 32, 14, 14)).astype(dtype)
    f.se_block(x, *_layers(rng, dtype, 32, 4))
    f.residual_block(x, _params(rng, dtype, 32, 48, True), 2, True, 0.01)
