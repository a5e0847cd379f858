"""What a layer normalisation must get right. Sizes differ everywhere, so that a wrong axis fails at once."""

import numpy as np

from studyapp.drillkit import Tol, case, in_storage, with_grad

_SUMS = Tol(32, 0, "sums of up to 40 terms in any order; right answers differ by up to 7 eps")
TOLERANCE = {
    **dict.fromkeys(("y", "dgamma", "dbeta"), _SUMS),
    "dx": Tol(96, 0, "dx is what two projections leave of dy: right answers differ by up to 22 eps"),
}
_LARGE_MEAN = {"y": Tol(40_000, 0, "mean / spread is 10,000: rounding the mean alone moves y by 10,000 eps")}
_LONG = dict.fromkeys(TOLERANCE, Tol(256, 0, "sums of 256 and 512 terms; right answers differ by up to 60 eps"))
_LN, _AXES, _RMS = ("norm-ln",), ("norm-bn-vs-ln", "norm-ln"), ("norm-rmsnorm",)


def _apart(rng, dtype, *shape):
    """Numbers of two decimals whose blocks are never nearly constant."""
    n = int(np.prod(shape))
    return np.round(rng.permutation(n) + rng.uniform(0.1, 0.9, n) - n / 3, 2).reshape(shape).astype(dtype)


def _signed(rng, dtype, *shape):
    return np.round(rng.uniform(0.4, 2, shape) * rng.choice([-1, 1], shape), 2).astype(dtype)


def _inputs(rng, dtype, *shape, k=1):
    """x, gamma and beta, the last two of the k trailing sizes."""
    tail = shape[len(shape) - k :]
    return _apart(rng, dtype, *shape), _signed(rng, dtype, *tail), _signed(rng, dtype, *tail)


@case("two rows of three: a mean and a variance each", "两行三列：每行各有均值和方差", cards=_LN)
def rows(f, rng, dtype):
    f.layernorm_forward(*_inputs(rng, dtype, 2, 3), 0.0)


@case("three leading sizes: still over the last axis alone", "前面有三维：仍只沿最后一维", cards=_AXES)
def leading(f, rng, dtype):
    f.layernorm_forward(*_inputs(rng, dtype, 2, 1, 3, 4), 0.1)


@case("gamma of two axes: blocks of (3, 4)", "gamma 有两维：以 (3, 4) 为一块", cards=_AXES)
def blocks(f, rng, dtype):
    f.layernorm_forward(*_inputs(rng, dtype, 2, 3, 4, k=2), 0.1)


@case("gamma as large as x: one block", "gamma 与 x 一样大：整个是一块", cards=_LN)
def one_block(f, rng, dtype):
    x, gamma, beta = _inputs(rng, dtype, 3, 5, k=2)
    _, cache = f.layernorm_forward(x, gamma, beta, 0.2)
    f.layernorm_backward(_signed(rng, dtype, 3, 5), cache)


@case("a large eps, inside the root", "eps 很大，在根号里面", cards=_LN)
def large_eps(f, rng, dtype):
    f.layernorm_forward(*_inputs(rng, dtype, 3, 4), 2.5)


@case("rows of one value, and rows of equal values: y is beta", "每行只有一个值，或各值相等：y 等于 beta")
def constant(f, rng, dtype):
    for width in (1, 4):
        x, gamma, beta = _inputs(rng, dtype, 3, width)
        x[:] = x[:, :1]
        _, cache = f.layernorm_forward(x, gamma, beta, 0.25)
        f.layernorm_backward(_signed(rng, dtype, 3, width), cache)


@case("a large mean with a small spread", "均值很大，差异很小", tol=_LARGE_MEAN)
def large_mean(f, rng, dtype):
    x, gamma, beta = _inputs(rng, dtype, 2, 6)
    f.layernorm_forward((10_000 + rng.uniform(-1, 1, x.shape)).astype(dtype), gamma, beta, 1e-3)


@case("backward of (4, 3): all three gradients", "(4, 3) 的反向：三个梯度", cards=_LN)
def backward(f, rng, dtype):
    _, cache = f.layernorm_forward(*_inputs(rng, dtype, 4, 3), 0.3)
    f.layernorm_backward(_signed(rng, dtype, 4, 3), cache)


@case("backward with leading sizes and blocks of two axes", "反向：前面有两维，且以两维为一块", cards=_AXES)
def backward_blocks(f, rng, dtype):
    _, cache = f.layernorm_forward(*_inputs(rng, dtype, 2, 3, 4, 2, k=2), 0.3)
    f.layernorm_backward(_signed(rng, dtype, 2, 3, 4, 2), cache)


@case("two forwards, then the backward of the first", "两次前向，再对第一次求反向")
def stale_cache(f, rng, dtype):
    _, cache = f.layernorm_forward(*_inputs(rng, dtype, 3, 4), 0.1)
    f.layernorm_forward(*_inputs(rng, dtype, 3, 4), 0.4)
    f.layernorm_backward(_signed(rng, dtype, 3, 4), cache)


@case("gradients by central differences of your own forward", "用你自己的前向做中心差分，检验梯度", dtypes=("float64",))
def differences(f, rng, dtype):
    h, eps = 1e-5, 0.2
    inputs = dict(zip(("x", "gamma", "beta"), _inputs(rng, dtype, 3, 4), strict=True))
    dy = _signed(rng, dtype, 3, 4)
    _, cache = f.layernorm_forward(*inputs.values(), eps)
    gradients = f.layernorm_backward(dy, cache)
    for (name, value), gradient in zip(inputs.items(), gradients, strict=True):
        u = rng.normal(size=value.shape)
        up, _ = f.layernorm_forward(*{**inputs, name: value + h * u}.values(), eps)
        down, _ = f.layernorm_forward(*{**inputs, name: value - h * u}.values(), eps)
        slope = ((up - down) * dy).sum() / (2 * h)
        f.expect(
            abs(slope - (gradient * u).sum()) <= 1e-7 * (1 + abs(slope)),
            f"d{name} isn't the slope of your own forward in a random direction",
            f"d{name} 与你自己的前向沿随机方向的斜率不符",
        )


@case("adding a constant to a row changes nothing", "一行都加上同一个数，结果不变", dtypes=("float64",), cards=_LN)
def shifted(f, rng, dtype):
    x, gamma, beta = _inputs(rng, dtype, 3, 4)
    y, cache = f.layernorm_forward(x, gamma, beta, 0.1)
    moved, _ = f.layernorm_forward(x + np.array([[2.0], [-1.0], [0.5]]), gamma, beta, 0.1)
    f.expect(np.allclose(y, moved, rtol=0, atol=1e-12), "y depends on the row's mean", "y 受这一行均值的影响")
    dx, _, _ = f.layernorm_backward(_signed(rng, dtype, 3, 4), cache)
    f.expect(np.abs(dx.sum(1)).max() < 1e-12, "so dx must sum to 0 over each row", "所以 dx 在每一行上的和应为 0")


@case("strided views, and later the same memory with other numbers", "不连续的视图；之后同一块内存换了别的数")
def memory(f, rng, dtype):
    x, gamma, beta = _inputs(rng, dtype, 4, 6)
    _, cache = f.layernorm_forward(in_storage("x", x[:, ::2]), gamma[::2], beta[::-2], 0.1)
    f.layernorm_forward(in_storage("x", _apart(rng, dtype, 4, 3)), gamma[1::2], beta[::2], 0.1)
    f.layernorm_backward(_signed(rng, dtype, 3, 4).T, cache)


@case("inputs that require a gradient", "需要梯度的输入")
def graph(f, rng, dtype):
    x, gamma, beta = _inputs(rng, dtype, 2, 3)
    _, cache = f.layernorm_forward(with_grad(x), with_grad(gamma), with_grad(beta), 0.1)
    f.layernorm_backward(_signed(rng, dtype, 2, 3), cache)


@case(
    "(8, 64, 256), as in a Transformer: both passes",
    "Transformer 的 (8, 64, 256)：前向加反向",
    dtypes=("float32",),
    tol=_LONG,
    speed=True,
)
def transformer(f, rng, dtype):
    x = rng.normal(0.5, 2, (8, 64, 256)).astype(dtype)
    _, cache = f.layernorm_forward(x, _signed(rng, dtype, 256), _signed(rng, dtype, 256), 1e-5)
    f.layernorm_backward(rng.normal(size=x.shape).astype(dtype), cache)


@case("rows and blocks", "按行与按块", stage="rms", cards=_RMS)
def rms_rows(f, rng, dtype):
    for shape, k in (((3, 4), 1), ((2, 3, 4), 2)):
        x, gamma, _ = _inputs(rng, dtype, *shape, k=k)
        f.rmsnorm(x, gamma, 0.2)


@case("a row of zeros, and a large eps", "全零的一行，以及很大的 eps", stage="rms", cards=("norm-rms-value",))
def rms_zeros(f, rng, dtype):
    x, gamma, _ = _inputs(rng, dtype, 3, 4)
    x[1] = 0
    f.rmsnorm(x, gamma, 5.0)


@case("all shifted by one number: it isn't the same", "整体平移之后，结果不同", stage="rms", cards=_RMS)
def rms_shift(f, rng, dtype):
    x, gamma, _ = _inputs(rng, dtype, 2, 3)
    f.rmsnorm(x + np.asarray(30, dtype), with_grad(gamma), 0.01)
