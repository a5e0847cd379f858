"""What a batch normalisation must get right: small cases about one thing each, then everything at once.

momentum 0 keeps the running statistics out of a case about y, and eps 0 keeps eps out. Three stages follow the core;
the judge reads one file a drill, so it is a long one.
"""

import numpy as np

from studyapp.drillkit import Tol, case, in_storage, with_grad

_SUMS = Tol(32, 0, "sums of up to 120 terms in any order: right answers differ by up to 6 eps")
TOLERANCE = {
    **dict.fromkeys(("y", "dgamma", "dbeta", "running_mean", "running_var"), _SUMS),
    "dx": Tol(128, 0, "dx is what two projections leave of dy: right answers differ by 35 eps where that is little"),
    **dict.fromkeys(("folded_weight", "folded_bias", "mean", "var"), _SUMS),
}
_LARGE_MEAN = Tol(30_000, 0, "mean / spread is 10,000: rounding the mean to the dtype alone moves y by 10,000 eps")
_LARGE_MEANS = Tol(5000, 0, "differences of 0.1 between means of 1000, each rounded to the dtype")
_LONG_SUMS = Tol(128, 0, "6272 terms a sum: added one after the other they are off by up to 35 eps")
_AXES, _EVAL, _BACKWARD = ("norm-bn-axes",), ("norm-bn-train-eval",), ("norm-bn-backward",)
_FOLD, _SYNC, _COMPARISON = ("norm-bn-fold",), ("norm-syncbn-merge",), ("norm-comparison",)


def _apart(rng, shape):
    """Numbers of two decimals, at least 0.2 apart within a channel: short to read and never nearly constant."""
    N, C, *space = shape
    n = N * int(np.prod(space))
    rows = [rng.permutation(n) + rng.uniform(0.1, 0.9, n) - n / 2 + rng.uniform(1, 3) for _ in range(C)]
    return np.moveaxis(np.round(rows, 2).reshape(C, N, *space), 0, 1)


def _signed(rng, low, high, size):
    return np.round(rng.uniform(low, high, size) * rng.choice([-1, 1], size), 2)


def _params(rng, dtype, C):
    """gamma, beta, running_mean, running_var, away from what a layer begins with (1, 0, 0, 1): mistakes hide there."""
    running = np.round(rng.uniform(0.5, 2, C), 2), np.round(rng.uniform(1.5, 4, C), 2)
    return [a.astype(dtype) for a in (_signed(rng, 1.2, 2.5, C), _signed(rng, 0.3, 2, C), *running)]


def _small(rng, dtype, shape):
    return [np.ascontiguousarray(_apart(rng, shape), dtype), *_params(rng, dtype, shape[1])]


def _large(rng, dtype, shape):
    return [rng.normal(1, 2, shape).astype(dtype), *_params(rng, dtype, shape[1])]


def _gradient(rng, x, centre=None):
    """dy, with a sum that can't cancel in channel 0, and one along xhat that can't in the last."""
    dy = rng.uniform(0.5, 2, x.shape)
    last = x[:, -1]
    dy[:, -1] *= np.sign(last - (last.mean() if centre is None else centre[-1]))
    return np.round(dy, 2).astype(x.dtype)


# Forward in training.


@case("training on (N, C), momentum 0: y from the batch's own mean and variance",
      "训练，(N, C)，momentum 为 0：y 用本批的均值和方差", cards=("norm-bn-tiny-batch", "norm-bn-idea"))
def train_dense(f, rng, dtype):
    f.batchnorm_forward(*_small(rng, dtype, (3, 2)), 0.0, 0.0, True)


@case("training on (N, C, H, W), momentum 0: one mean and one variance per channel",
      "训练，(N, C, H, W)，momentum 为 0：每通道一个均值、一个方差", cards=_AXES)
def train_maps(f, rng, dtype):
    f.batchnorm_forward(*_small(rng, dtype, (2, 3, 1, 4)), 0.0, 0.0, True)


@case("a large eps: added to the variance, inside the root",
      "eps 很大：加在方差上，在根号里面", cards=("norm-bn-idea",))
def large_eps(f, rng, dtype):
    f.batchnorm_forward(*_small(rng, dtype, (3, 2)), 0.0, 2.0, True)


@case("constant channels: y is beta, running_mean moves by momentum, running_var decays",
      "通道内全相等：y 等于 beta，running_mean 按 momentum 移动，running_var 衰减",
      cards=("norm-bn-momentum", "norm-bn-running-mean"))
def running_mean(f, rng, dtype):
    x, *params = _small(rng, dtype, (4, 2))
    x[:] = np.array([1.25, -2.75], dtype)
    f.batchnorm_forward(x, *params, 0.3, 0.5, True)


@case("running_var takes the unbiased variance: n / (n - 1) times the one that normalises",
      "running_var 用的是无偏方差：归一化所用方差的 n / (n - 1) 倍", cards=("norm-bn-running-var",))
def running_var(f, rng, dtype):
    f.batchnorm_forward(*_small(rng, dtype, (3, 2)), 0.3, 0.0, True)


@case("running_var of (N, C, H, W): n is N * H * W",
      "(N, C, H, W) 的 running_var：n 是 N * H * W", cards=("norm-bn-running-var", "norm-bn-axes"))
def running_var_maps(f, rng, dtype):
    f.batchnorm_forward(*_small(rng, dtype, (2, 2, 1, 3)), 0.3, 0.0, True)


@case("four steps in a row, momentum 0.2, 1, 0 and 0.7",
      "连做四步，momentum 依次为 0.2、1、0、0.7", cards=("norm-bn-momentum",))
def momentum(f, rng, dtype):
    x, *params = _small(rng, dtype, (5, 2))
    for share in (0.2, 1.0, 0.0, 0.7):
        f.batchnorm_forward(x, *params, share, 0.01, True)
        x = _apart(rng, x.shape).astype(dtype)


# Forward in evaluation.


@case("evaluation: y from the running statistics, which stay as they are",
      "推理：y 用 running 统计量，且不改动它们", cards=_EVAL)
def eval_dense(f, rng, dtype):
    f.batchnorm_forward(*_small(rng, dtype, (3, 2)), 0.3, 0.5, False)


@case("evaluation: a sample alone gets the y that it gets among its batch-mates",
      "推理：样本单独前向与整批前向，y 相同", cards=("norm-bn-train-eval", "norm-bn-batch-one"))
def eval_alone(f, rng, dtype):
    x, *params = _small(rng, dtype, (3, 2))
    together, _ = f.batchnorm_forward(x, *params, 0.3, 0.5, False)
    alone, _ = f.batchnorm_forward(x[1:2], *params, 0.3, 0.5, False)
    f.expect(
        np.allclose(alone, together[1:2], rtol=1e-4, atol=1e-4),
        "in evaluation, y of a sample changes with the rest of its batch",
        "推理时，同一样本的 y 随同批的其他样本而变",
    )


# Backward.


@case("backward of an evaluation forward: the statistics are constants",
      "推理前向的反向：统计量是常数", cards=_BACKWARD + _EVAL)
def backward_eval(f, rng, dtype):
    x, *params = _small(rng, dtype, (5, 2))
    _, cache = f.batchnorm_forward(x, *params, 0.3, 0.5, False)
    f.batchnorm_backward(_gradient(rng, x, params[2]), cache)


@case("dy constant in channel 0: the mean takes a shift out again, so dx is 0 there",
      "通道 0 的 dy 全相等：平移会被均值消去，该处 dx 为 0", cards=_BACKWARD)
def dy_constant(f, rng, dtype):
    x, *params = _small(rng, dtype, (5, 2))
    dy = _gradient(rng, x)
    dy[:, 0] = 1.5
    _, cache = f.batchnorm_forward(x, *params, 0.0, 0.5, True)
    f.batchnorm_backward(dy, cache)


@case("dy = xhat in channel 0, eps 0: the variance takes a scaling out again, so dx is 0 there",
      "通道 0 的 dy 等于 xhat，eps 为 0：缩放会被方差消去，该处 dx 为 0", cards=_BACKWARD)
def dy_xhat(f, rng, dtype):
    x, *params = _small(rng, dtype, (5, 3))
    dy = _gradient(rng, x)
    dy[:, 1] = dy[:, 0]
    values = x[:, 0].astype(np.float64)
    dy[:, 0] = (values - values.mean()) / values.std()
    _, cache = f.batchnorm_forward(x, *params, 0.0, 0.0, True)
    f.batchnorm_backward(dy, cache)


@case("backward of a training forward, (N, C)", "训练前向的反向，(N, C)", cards=_BACKWARD)
def backward_dense(f, rng, dtype):
    x, *params = _small(rng, dtype, (5, 2))
    _, cache = f.batchnorm_forward(x, *params, 0.0, 0.5, True)
    f.batchnorm_backward(_gradient(rng, x), cache)


@case("backward of a training forward, (N, C, H, W): sums and n over N, H and W",
      "训练前向的反向，(N, C, H, W)：求和与 n 都跨 N、H、W", cards=_BACKWARD + _AXES)
def backward_maps(f, rng, dtype):
    x, *params = _small(rng, dtype, (2, 3, 1, 4))
    _, cache = f.batchnorm_forward(x, *params, 0.0, 0.5, True)
    f.batchnorm_backward(_gradient(rng, x), cache)


# Both passes, at the edges.


@case("gamma 0 in one channel, negative in another", "有的通道 gamma 为 0，有的为负", cards=("norm-bn-gamma-beta",))
def gamma_zero(f, rng, dtype):
    x, _, *params = _small(rng, dtype, (5, 3))
    _, cache = f.batchnorm_forward(x, np.array([0, -1.5, 0.75], dtype), *params, 0.3, 0.01, True)
    f.batchnorm_backward(_gradient(rng, x), cache)


@case("one channel constant: eps keeps the division finite, and dx is large there",
      "一个通道全相等：有 eps，不会除以 0，该处 dx 很大", cards=_BACKWARD)
def constant_channel(f, rng, dtype):
    x, *params = _small(rng, dtype, (4, 2))
    x[:, 0] = -1.75
    _, cache = f.batchnorm_forward(x, *params, 0.3, 0.01, True)
    f.batchnorm_backward(_gradient(rng, x), cache)


@case("a batch of one image: the statistics run over H and W",
      "一批只有一张图：统计量跨 H、W", cards=("norm-bn-batch-one",))
def one_image(f, rng, dtype):
    x, *params = _small(rng, dtype, (1, 2, 3, 2))
    _, cache = f.batchnorm_forward(x, *params, 0.3, 0.01, True)
    f.batchnorm_backward(_gradient(rng, x), cache)


@case("N = C = H = W: a wrong axis still gives the right shape", "N = C = H = W：轴错了，形状也对", cards=_AXES)
def square(f, rng, dtype):
    x, *params = _small(rng, dtype, (2, 2, 2, 2))
    _, cache = f.batchnorm_forward(x, *params, 0.3, 0.01, True)
    f.batchnorm_backward(_gradient(rng, x), cache)


@case("mean 1000, spread 0.1: E[x^2] - E[x]^2 loses every digit",
      "均值 1000、标准差 0.1：E[x^2] - E[x]^2 的有效数字全部丢失",
      dtypes=("float32",), tol=dict.fromkeys(("y", "running_var"), _LARGE_MEAN), cards=("norm-bn-idea",))
def large_mean(f, rng, dtype):
    x, *params = _small(rng, dtype, (8, 2))
    x = rng.normal([1000, -1000], 0.1, x.shape).astype(dtype)
    f.batchnorm_forward(x, *params, 0.3, 1e-4, True)


# What lies in memory.


@case("two training forwards, then the backward of the first", "两次训练前向，再对第一次求反向", cards=_BACKWARD)
def stale_cache(f, rng, dtype):
    x, gamma, beta, *running = _small(rng, dtype, (5, 2))
    _, cache = f.batchnorm_forward(x, gamma, beta, *running, 0.3, 0.01, True)
    f.batchnorm_forward(_apart(rng, x.shape).astype(dtype), -gamma, beta, *running, 0.3, 0.01, True)
    f.batchnorm_backward(_gradient(rng, x), cache)


@case("x's memory holds the next batch before this one's backward",
      "反向之前，x 的内存已装进下一批数据", cards=_BACKWARD)
def reused_memory(f, rng, dtype):
    x, *params = _small(rng, dtype, (5, 2))
    _, cache = f.batchnorm_forward(in_storage("x", x), *params, 0.0, 0.01, True)
    f.batchnorm_forward(in_storage("x", _apart(rng, x.shape).astype(dtype)), *params, 0.0, 0.01, True)
    f.batchnorm_backward(_gradient(rng, x), cache)


@case("evaluation forward, a training step that moves the running statistics, backward of the first",
      "先推理前向，再训练一步改动 running 统计量，然后对前者求反向", cards=_EVAL)
def running_moved(f, rng, dtype):
    x, gamma, beta, mean, var = _small(rng, dtype, (5, 2))
    dy = _gradient(rng, x, mean)
    running = in_storage("mean", mean), in_storage("var", var)
    _, cache = f.batchnorm_forward(x, gamma, beta, *running, 0.6, 0.01, False)
    f.batchnorm_forward(x, gamma, beta, *running, 0.6, 0.01, True)
    f.batchnorm_backward(dy, cache)


@case("arrays that aren't contiguous in memory", "内存不连续的数组", cards=_AXES)
def views(f, rng, dtype):
    x, *params = _small(rng, dtype, (1, 2, 3, 4))
    dy = _gradient(rng, x)
    _, cache = f.batchnorm_forward(*(_scattered(a) for a in (x, *params)), 0.3, 0.01, True)
    f.batchnorm_backward(_scattered(dy), cache)


def _scattered(a):
    """The same values, but the axes run in reverse order through memory, with a gap after every value."""
    wide = np.zeros((*a.shape[::-1], 2), a.dtype)
    wide[..., 0] = a.T
    return wide[..., 0].T


@case("inputs that require a gradient: running_mean and running_var keep no graph",
      "输入需要梯度：running_mean、running_var 不能带计算图", dtypes=("float32",), cards=("norm-bn-state",))
def requires_grad(f, rng, dtype):
    x, gamma, beta, *running = _small(rng, dtype, (5, 2))
    leaves = with_grad(x), with_grad(gamma), with_grad(beta)
    _, cache = f.batchnorm_forward(*leaves, *running, 0.3, 0.01, True)
    f.batchnorm_forward(*leaves, *running, 0.3, 0.01, False)
    f.batchnorm_backward(_gradient(rng, x), cache)


# Everything at once.


@case("(5, 3, 4, 2), no two sizes equal: both passes, in training and in evaluation",
      "(5, 3, 4, 2)，各维互不相等：训练与推理，前向加反向", cards=_AXES + _BACKWARD)
def all_sizes_differ(f, rng, dtype):
    x, *params = _large(rng, dtype, (5, 3, 4, 2))
    for training, centre in ((True, None), (False, params[2])):
        _, cache = f.batchnorm_forward(x, *params, 0.3, 0.01, training)
        f.batchnorm_backward(_gradient(rng, x, centre), cache)


@case("the gradients are slopes of your own forward, by central differences",
      "梯度是你自己前向的斜率，用中心差分核对", dtypes=("float64",), cards=_BACKWARD)
def differences(f, rng, dtype):
    x, gamma, beta, mean, var = _large(rng, dtype, (4, 3, 2, 2))
    inputs = {"x": x, "gamma": gamma, "beta": beta}
    h = 1e-5

    def forward(arrays, training):
        return f.batchnorm_forward(*arrays.values(), mean.copy(), var.copy(), 0.3, 0.01, training)

    for training, centre in ((True, None), (False, mean)):
        dy = _gradient(rng, x, centre)
        _, cache = forward(inputs, training)
        gradients = f.batchnorm_backward(dy, cache)
        for (name, value), gradient in zip(inputs.items(), gradients, strict=True):
            u = rng.normal(size=value.shape)
            up, _ = forward({**inputs, name: value + h * u}, training)
            down, _ = forward({**inputs, name: value - h * u}, training)
            slope = ((up - down) * dy).sum() / (2 * h)
            # Cutting the series off costs h^2 = 1e-10, rounding 1e-16 / h = 1e-11, each times some tens.
            f.expect(
                abs(slope - (gradient * u).sum()) <= 1e-7 * (1 + abs(slope)),
                f"d{name} isn't the slope of your own forward in a random direction",
                f"d{name} 与你自己的前向沿随机方向的斜率不符",
            )
        f.expect(
            not training or np.abs(gradients[0].sum((0, 2, 3))).max() <= 1e-12 * np.abs(dy).sum(),
            "in training dx must sum to 0 over each channel: a shift of x doesn't change y",
            "训练时每个通道的 dx 之和应为 0：x 整体平移不改变 y",
        )


# Stage fold.


def _layer(rng, dtype, shape):
    """weight, bias and the batch norm behind it; in channel 0 the terms of the folded bias can't cancel."""
    gamma, beta, *running = _params(rng, dtype, shape[0])
    bias = _signed(rng, 0.5, 3, shape[0]).astype(dtype)
    bias[0], beta[0] = -abs(bias[0]), -np.sign(gamma[0]) * abs(beta[0])
    return [_signed(rng, 0.3, 2, shape).astype(dtype), bias, gamma, beta, *running]


@case("a linear layer, weight (2, 3)", "全连接层，weight (2, 3)", stage="fold", cards=_FOLD)
def fold_linear(f, rng, dtype):
    f.conv_bn_fold(*_layer(rng, dtype, (2, 3)), 0.5)


@case("as many inputs as outputs: the scale belongs to the output channel",
      "输入、输出通道数相等：缩放属于输出通道", stage="fold", cards=_FOLD)
def fold_square(f, rng, dtype):
    f.conv_bn_fold(*_layer(rng, dtype, (2, 2, 1, 2)), 0.5)


@case("a layer without bias: None", "没有偏置的层：bias 为 None", stage="fold", cards=("norm-bn-fold-bias",))
def fold_no_bias(f, rng, dtype):
    weight, _, *bn = _layer(rng, dtype, (2, 3, 1, 2))
    f.conv_bn_fold(weight, None, *bn, 0.5)


@case("a small running_var: eps decides", "running_var 很小：eps 起决定作用", stage="fold", cards=_FOLD)
def fold_small_var(f, rng, dtype):
    *layer, _ = _layer(rng, dtype, (2, 3, 1, 2))
    f.conv_bn_fold(*layer, np.array([1e-4, 0.02], dtype), 0.01)


@case("grouped and depthwise weights, gamma 0 in one channel",
      "分组卷积与 depthwise 卷积的权重，一个通道 gamma 为 0", stage="fold", cards=_FOLD)
def fold_groups(f, rng, dtype):
    for shape in ((6, 2, 3, 4), (5, 1, 3, 2)):
        weight, bias, gamma, *rest = _layer(rng, dtype, shape)
        gamma[1] = 0
        f.conv_bn_fold(weight, bias, gamma, *rest, 0.1)


@case("the folded layer gives what layer and batch norm in evaluation give",
      "折叠后的层与“原层 + 推理 BN”输出相同", stage="fold", cards=_FOLD)
def fold_same_output(f, rng, dtype):
    weight, bias, *bn = _layer(rng, dtype, (3, 2, 2, 4))
    patches = rng.normal(size=(7, 16)).astype(dtype)  # what a convolution sees at 7 places
    before, _ = f.batchnorm_forward(patches @ weight.reshape(3, 16).T + bias, *bn, 0.3, 0.1, False)
    folded_weight, folded_bias = f.conv_bn_fold(weight, bias, *bn, 0.1)
    after = patches @ folded_weight.reshape(3, 16).T + folded_bias
    f.expect(
        np.abs(after - before).max() <= 200 * np.finfo(dtype).eps * np.abs(before).max(),
        "the folded layer's output isn't that of the layer followed by batch norm in evaluation",
        "折叠后的输出与“原层 + 推理 BN”的输出不同",
    )


# Stage sync.


def _statistics(rng, dtype, D, C):
    return [np.round(rng.uniform(0.5, 3, (D, C)), 2).astype(dtype) for _ in range(2)]


@case("two devices, 3 and 5 values a channel", "两张卡，每通道分别有 3 个和 5 个值", stage="sync", cards=_SYNC)
def sync_two(f, rng, dtype):
    f.sync_bn_merge(np.array([3, 5]), *_statistics(rng, dtype, 2, 2))


@case("equal counts, means far apart: the spread between devices is variance too",
      "个数相等、均值相差很大：卡间差异也是方差", stage="sync", cards=_SYNC)
def sync_far_means(f, rng, dtype):
    means, variances = _statistics(rng, dtype, 2, 2)
    f.sync_bn_merge(np.array([4, 4]), means + np.array([[12], [-7]], dtype), variances)


@case("one device has no values: its mean and variance are NaN",
      "有一张卡没有数据：它的均值和方差是 NaN", stage="sync", cards=("norm-syncbn",))
def sync_empty_device(f, rng, dtype):
    for counts in ([6, 0, 2], [0, 3, 4]):  # the first one too: many a merge begins with it
        means, variances = _statistics(rng, dtype, 3, 2)
        means[counts.index(0)] = variances[counts.index(0)] = np.nan
        f.sync_bn_merge(np.array(counts), means, variances)


@case("means near 1000, spread 0.1: E[x^2] - E[x]^2 loses every digit",
      "均值约 1000、标准差 0.1：E[x^2] - E[x]^2 的有效数字全部丢失",
      stage="sync", dtypes=("float32",), tol={"var": _LARGE_MEANS}, cards=_SYNC)
def sync_large_mean(f, rng, dtype):
    means = rng.normal([1000, -1000], 0.1, (3, 2)).astype(dtype)
    f.sync_bn_merge(np.array([5, 2, 8]), means, rng.uniform(0.005, 0.02, (3, 2)).astype(dtype))


@case("seven uneven shards: merged, they have the statistics of all values together",
      "七份大小不一的数据：合并后等于全体数据的统计量", stage="sync", cards=("norm-syncbn-merge", "norm-syncbn"))
def sync_whole(f, rng, dtype):
    counts = rng.permutation(np.arange(1, 8))
    x = rng.normal(1, 2, (28, 3))
    shards = np.split(x, np.cumsum(counts)[:-1])
    means, variances = ([g(shard, 0) for shard in shards] for g in (np.mean, np.var))
    mean, var = f.sync_bn_merge(counts, np.array(means, dtype), np.array(variances, dtype))
    error = max(np.abs(mean - x.mean(0)).max(), np.abs(var - x.var(0)).max())
    f.expect(
        error <= 1000 * np.finfo(dtype).eps,  # the shards' own statistics are of size 1 to 10, rounded
        "the merged mean and variance aren't those of all shards put together",
        "合并得到的均值和方差，与把全部数据拼起来算出的不同",
    )


# Stage axes.


def _x_and_affine(rng, dtype, shape):
    return _small(rng, dtype, shape)[:3]


@case("layer: one mean a sample, over C, H and W",
      "layer：每个样本一个均值，跨 C、H、W", stage="axes", cards=_COMPARISON)
def axes_layer(f, rng, dtype):
    f.norm_by_axes(*_x_and_affine(rng, dtype, (2, 3, 1, 4)), "layer", None, 0.5)


@case("instance: one mean a sample and channel, over H and W",
      "instance：每个样本的每个通道一个均值，跨 H、W", stage="axes", cards=_COMPARISON + ("norm-instance",))
def axes_instance(f, rng, dtype):
    f.norm_by_axes(*_x_and_affine(rng, dtype, (2, 3, 1, 4)), "instance", None, 0.5)


@case("group: 4 channels in 2 groups, neighbours together",
      "group：4 个通道分 2 组，相邻通道同组", stage="axes", cards=_COMPARISON + ("norm-group",))
def axes_group(f, rng, dtype):
    f.norm_by_axes(*_x_and_affine(rng, dtype, (2, 4, 1, 3)), "group", 2, 0.5)


@case("5 channels in 2 groups: ValueError", "5 个通道分 2 组：ValueError", stage="axes", cards=("norm-group",))
def axes_uneven(f, rng, dtype):
    x, gamma, beta = _x_and_affine(rng, dtype, (2, 5, 1, 3))
    with f.raises(ValueError):
        f.norm_by_axes(x, gamma, beta, "group", 2, 0.5)


@case("one group is layer, one channel a group is instance",
      "只分一组就是 layer，每组一个通道就是 instance", stage="axes", cards=_COMPARISON + ("norm-group",))
def axes_ends(f, rng, dtype):
    x, gamma, beta = _x_and_affine(rng, dtype, (3, 6, 2, 5))
    f.norm_by_axes(x, gamma, beta, "group", 3, 0.01)
    for groups, kind in ((1, "layer"), (6, "instance")):
        y = f.norm_by_axes(x, gamma, beta, "group", groups, 0.01)
        same = f.norm_by_axes(x, gamma, beta, kind, None, 0.01)
        f.expect(
            np.allclose(y, same, rtol=1e-4, atol=1e-4),
            f"group with groups={groups} should give what {kind} gives",
            f"groups={groups} 的 group 应与 {kind} 相同",
        )


@case("N = C = H = W, every kind: a wrong axis still gives the right shape",
      "N = C = H = W，每种方式：轴错了，形状也对", stage="axes", cards=_COMPARISON)
def axes_square(f, rng, dtype):
    x, gamma, beta = _x_and_affine(rng, dtype, (4, 4, 4, 4))
    for kind, groups in (("layer", None), ("instance", None), ("group", 2)):
        f.norm_by_axes(x, gamma, beta, kind, groups, 0.01)


# Speed: the last call is the one that is timed.


@case("(32, 16, 14, 14): both passes on a layer's real size",
      "(32, 16, 14, 14)：真实层大小，前向加反向",
      dtypes=("float32",), tol=dict.fromkeys(TOLERANCE, _LONG_SUMS), speed=True, seconds=10.0)
def speed(f, rng, dtype):
    x, *params = _large(rng, dtype, (32, 16, 14, 14))
    _, cache = f.batchnorm_forward(x, *params, 0.3, 0.01, True)
    f.batchnorm_backward(_gradient(rng, x), cache)
