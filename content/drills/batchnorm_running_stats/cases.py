"""What an update must get right. Old statistics lie far from the batch's, so that no share can be mixed up."""

import numpy as np

from studyapp.drillkit import Tol, case, in_storage, with_grad

_SUMS = Tol(16, 0, "sums of up to 60 terms and one mixture; right answers differ by up to 3 eps")
TOLERANCE = {"mean": _SUMS, "var": _SUMS}
_LARGE_MEAN = {
    "var": Tol(60_000, 0, "mean / spread is 10,000: rounding the mean alone moves the variance by 10,000 eps")
}
_LONG = dict.fromkeys(TOLERANCE, Tol(128, 0, "sums of 6272 terms; right answers differ by up to 25 eps"))
_MOMENTUM, _MEAN, _VAR = ("norm-bn-momentum",), ("norm-bn-running-mean",), ("norm-bn-running-var",)


def _batch(rng, dtype, *shape):
    """Numbers of two decimals, around another mean in each channel."""
    x = rng.uniform(-3, 3, shape) + rng.uniform(2, 9) * np.arange(1, shape[1] + 1).reshape(-1, *[1] * (len(shape) - 2))
    return np.round(x, 2).astype(dtype)


def _running(rng, dtype, C):
    return [np.round(rng.uniform(low, low + 9, C), 2).astype(dtype) for low in (-12, 20)]


@case("two values, momentum 0.25", "两个值，momentum 为 0.25", cards=_MOMENTUM)
def two_values(f, rng, dtype):
    f.update_running(*_running(rng, dtype, 1), 0, _batch(rng, dtype, 2, 1), 0.25)


@case("(N, C): each channel over the samples", "(N, C)：每个通道对样本统计", cards=_MEAN)
def dense(f, rng, dtype):
    f.update_running(*_running(rng, dtype, 3), 5, _batch(rng, dtype, 4, 3), 0.3)


@case("(N, C, H, W): over samples and map, n = N * H * W", "(N, C, H, W)：对样本和空间统计，n = N * H * W", cards=_VAR)
def maps(f, rng, dtype):
    f.update_running(*_running(rng, dtype, 3), 2, _batch(rng, dtype, 2, 3, 1, 4), 0.6)


@case("N = C = H = W: still the channels", "N = C = H = W：仍按通道", cards=_MEAN)
def cube(f, rng, dtype):
    f.update_running(*_running(rng, dtype, 3), 2, _batch(rng, dtype, 3, 3, 3, 3), 0.6)


@case("momentum 0 keeps the old, 1 takes the new", "momentum 为 0 保留旧值，为 1 只取新值", cards=_MOMENTUM)
def ends(f, rng, dtype):
    for momentum in (0.0, 1.0):
        f.update_running(*_running(rng, dtype, 2), 3, _batch(rng, dtype, 4, 2), momentum)


@case("None: the plain average of five batches", "None：五批的简单平均", cards=_MOMENTUM)
def cumulative(f, rng, dtype):
    mean, var, count = *_running(rng, dtype, 2), 0
    batches = [_batch(rng, dtype, 3, 2) for _ in range(5)]
    for x in batches:
        mean, var, count = f.update_running(mean, var, count, x, None)
    average = np.mean([x.astype(np.float64).mean(0) for x in batches], axis=0)
    f.expect(
        np.allclose(mean, average, rtol=1e-5) and count == 5,
        "with None all batches weigh the same, and what was there before the first weighs nothing",
        "momentum 为 None 时各批权重相同，第一批之前的旧值权重为 0",
    )


@case("None in the middle of training", "训练途中的 None", cards=_MOMENTUM)
def later(f, rng, dtype):
    f.update_running(*_running(rng, dtype, 2), 7, _batch(rng, dtype, 4, 2), None)


@case("Keras: decay weighs the old", "Keras：decay 是旧值的权重", cards=_MOMENTUM)
def keras(f, rng, dtype):
    f.update_decaying(*_running(rng, dtype, 3), _batch(rng, dtype, 4, 3), 0.8)


@case("Keras: the biased variance, of two values", "Keras：有偏方差，只有两个值", cards=_VAR)
def keras_biased(f, rng, dtype):
    f.update_decaying(*_running(rng, dtype, 2), _batch(rng, dtype, 2, 2), 0.1)
    f.update_decaying(*_running(rng, dtype, 3), _batch(rng, dtype, 1, 3, 2, 1), 0.1)


@case("a constant channel: its variance only decays", "通道内全相等：方差只衰减", cards=_VAR)
def constant(f, rng, dtype):
    x = _batch(rng, dtype, 4, 2)
    x[:, 1] = 3.5
    f.update_running(*_running(rng, dtype, 2), 1, x, 0.3)
    f.update_decaying(*_running(rng, dtype, 2), x, 0.3)


@case("a large mean with a small spread", "均值很大，差异很小", tol=_LARGE_MEAN)
def large_mean(f, rng, dtype):
    x = (10_000 + rng.uniform(-1, 1, (6, 2))).astype(dtype)
    f.update_running(*(a * 0 for a in _running(rng, dtype, 2)), 1, x, 0.3)


@case("several steps, each from the last one's result", "连做几步，每步接着上一步的结果", cards=_MOMENTUM)
def chained(f, rng, dtype):
    mean, var, count = *_running(rng, dtype, 2), 0
    for momentum in (0.4, None, 0.2, None):
        mean, var, count = f.update_running(mean, var, count, _batch(rng, dtype, 3, 2), momentum)


@case("strided input, and later the same memory with other numbers", "不连续的输入；之后同一块内存换了别的数")
def memory(f, rng, dtype):
    f.update_running(*_running(rng, dtype, 3), 0, in_storage("x", _batch(rng, dtype, 4, 6)[:, ::2]), 0.3)
    f.update_running(*_running(rng, dtype, 3), 0, in_storage("x", _batch(rng, dtype, 4, 3)), 0.3)


@case("activations that require a gradient", "需要梯度的激活")
def graph(f, rng, dtype):
    f.update_running(*_running(rng, dtype, 2), 0, with_grad(_batch(rng, dtype, 4, 2)), 0.3)
    f.update_decaying(*_running(rng, dtype, 2), with_grad(_batch(rng, dtype, 4, 2)), 0.3)


@case("a batch of (32, 64, 14, 14)", "(32, 64, 14, 14) 的一批", dtypes=("float32",), tol=_LONG, speed=True)
def layer(f, rng, dtype):
    f.update_running(*_running(rng, dtype, 64), 9, rng.normal(1, 2, (32, 64, 14, 14)).astype(dtype), 0.1)
