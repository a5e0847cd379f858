"""Weights are random, so what is judged is what must hold whichever were drawn: bounds, moments, the distribution.

Bounds of chance are 6 standard deviations wide: one right answer in 500 million is refused.
"""

import math

import numpy as np

from studyapp.drillkit import Rng, case

TOLERANCE = {}
_ONLY = ("float32",)
_FAN, _XAVIER, _KAIMING = ("init-fan",), ("init-xavier", "init-xavier-bound"), ("init-kaiming", "init-he-std")


def _seed(rng):
    return Rng(int(rng.integers(1 << 30)))


def _check(f, w, shape, std, uniform):
    """Shape, mean, variance and distribution of many weights."""
    f.expect(np.shape(w) == tuple(shape), f"w must have the shape {shape}", f"w 的形状应为 {shape}")
    z = np.asarray(w, np.float64).ravel() / std
    n, fourth = z.size, 9 / 5 if uniform else 3.0  # E z^4 of the two distributions with variance 1
    f.expect(
        abs(z.mean()) <= 6 / math.sqrt(n),
        f"the mean should be 0, it is {z.mean():.3f} standard deviations",
        f"均值应为 0，实际是标准差的 {z.mean():.3f} 倍",
    )
    f.expect(
        abs((z**2).mean() - 1) <= 6 * math.sqrt((fourth - 1) / n),
        f"the standard deviation should be {std:.4f}, it is {np.std(z) * std:.4f}",
        f"标准差应为 {std:.4f}，实际是 {np.std(z) * std:.4f}",
    )
    bound = math.sqrt(3)
    if uniform:
        f.expect(
            np.abs(z).max() <= bound * (1 + 1e-6),
            f"uniform weights must stay within {bound * std:.4f}, one is {np.abs(z).max() * std:.4f}",
            f"均匀分布的权重不应超出 {bound * std:.4f}，却有 {np.abs(z).max() * std:.4f}",
        )
    f.expect(
        uniform or (np.abs(z) > 2.5).any(),  # one weight in 80 is
        "no weight is beyond 2.5 standard deviations: the distribution has been cut off",
        "没有一个权重超出 2.5 倍标准差：分布被截断了",
    )
    z.sort()
    ideal = (z / bound + 1) / 2 if uniform else np.array([0.5 * math.erfc(-v / math.sqrt(2)) for v in z])
    distance = np.abs(ideal - (np.arange(n) + 0.5) / n).max()  # Kolmogorov-Smirnov
    f.expect(
        distance * math.sqrt(n) <= 3.2,  # exceeded by one right answer in 300 million
        "the weights don't follow the distribution asked for",
        "权重不服从所要求的分布",
    )


@case("fans of linear layers: (out, in)", "全连接层的 fan：(out, in)", dtypes=_ONLY, cards=_FAN)
def fans_linear(f, rng, dtype):
    for shape in ((3, 5), (7, 1), tuple(int(n) for n in rng.choice(np.arange(2, 60), 2, replace=False))):
        f.fans(shape)


@case("fans of kernels: every position counts", "卷积核的 fan：每个位置都计入", dtypes=_ONLY, cards=_FAN)
def fans_kernel(f, rng, dtype):
    for shape in ((6, 2, 3, 3), (4, 3, 5, 2), (8, 5, 7), (2, 3, 2, 4, 5), (9, 4, 1, 1)):
        f.fans(shape)


@case(
    "fans with groups and of a depthwise kernel: shape[1] is C_in / groups",
    "分组卷积和 depthwise 的 fan：shape[1] 是 C_in / groups",
    dtypes=_ONLY,
    cards=_FAN,
)
def fans_groups(f, rng, dtype):
    for shape in ((12, 3, 3, 3), (16, 1, 5, 5)):
        f.fans(shape)


@case("a vector or a scalar has no fans: ValueError", "向量和标量没有 fan：ValueError", dtypes=_ONLY, cards=_FAN)
def no_fans(f, rng, dtype):
    for shape in ((5,), ()):
        with f.raises(ValueError):
            f.fans(shape)
        with f.raises(ValueError):
            f.init_weight(shape, "xavier_normal", _seed(rng))


@case(
    "Xavier normal, linear: variance 2 / (fan_in + fan_out)",
    "Xavier 正态，全连接：方差 2 / (fan_in + fan_out)",
    dtypes=_ONLY,
    cards=_XAVIER,
)
def xavier_normal(f, rng, dtype):
    shape = (150, 60)
    _check(f, f.init_weight(shape, "xavier_normal", _seed(rng)), shape, math.sqrt(2 / 210), False)


@case(
    "Xavier uniform, linear: bound sqrt(6 / (fan_in + fan_out))",
    "Xavier 均匀，全连接：界限 sqrt(6 / (fan_in + fan_out))",
    dtypes=_ONLY,
    cards=_XAVIER,
)
def xavier_uniform(f, rng, dtype):
    shape = (50, 170)
    _check(f, f.init_weight(shape, "xavier_uniform", _seed(rng)), shape, math.sqrt(2 / 220), True)


@case(
    "Kaiming normal, linear: variance 2 / fan_in", "Kaiming 正态，全连接：方差 2 / fan_in", dtypes=_ONLY, cards=_KAIMING
)
def kaiming_normal(f, rng, dtype):
    shape = (160, 50)
    _check(f, f.init_weight(shape, "kaiming_normal", _seed(rng)), shape, math.sqrt(2 / 50), False)


@case(
    "Kaiming uniform, linear: bound sqrt(6 / fan_in)",
    "Kaiming 均匀，全连接：界限 sqrt(6 / fan_in)",
    dtypes=_ONLY,
    cards=_KAIMING,
)
def kaiming_uniform(f, rng, dtype):
    shape = (60, 140)
    _check(f, f.init_weight(shape, "kaiming_uniform", _seed(rng)), shape, math.sqrt(2 / 140), True)


@case("all four on a convolution kernel", "卷积核上的四种方案", dtypes=_ONLY, cards=(*_FAN, "init-gain"))
def kernels(f, rng, dtype):
    shape, fan_in, fan_out = (40, 12, 3, 5), 180, 600
    for scheme, variance in (("xavier", 2 / (fan_in + fan_out)), ("kaiming", 2 / fan_in)):
        for distribution in ("normal", "uniform"):
            w = f.init_weight(shape, f"{scheme}_{distribution}", _seed(rng))
            _check(f, w, shape, math.sqrt(variance), distribution == "uniform")


@case("neighbouring weights have nothing to do with each other", "相邻权重互不相关", dtypes=_ONLY)
def independent(f, rng, dtype):
    for kind in ("xavier_uniform", "kaiming_normal"):
        w = np.asarray(f.init_weight((90, 100), kind, _seed(rng)), np.float64)
        z = (w - w.mean()) / w.std()
        across, down = (z[:, 1:] * z[:, :-1]).mean(), (z[1:] * z[:-1]).mean()
        f.expect(
            max(abs(across), abs(down)) <= 6 / math.sqrt(8900),
            "weights beside each other are correlated: draw each of them on its own",
            "相邻的权重相关：应当各自独立抽取",
        )


@case("the generator given decides: same seed, same weights", "由传入的生成器决定：种子相同，权重相同", dtypes=_ONLY)
def generator(f, rng, dtype):
    one, other = _seed(rng), _seed(rng)
    for kind in ("xavier_normal", "kaiming_uniform"):
        first, again, different = (f.init_weight((4, 3), kind, r) for r in (one, one, other))
        f.expect(
            np.array_equal(first, again),
            "one seed gave two results: draw from rng",
            "同一种子得到两种结果：要用 rng 抽取",
        )
        f.expect(not np.array_equal(first, different), "two seeds gave the same weights", "两个种子得到相同的权重")


@case(
    "a signal through ten ReLU layers keeps its size with Kaiming",
    "用 Kaiming，信号穿过十层 ReLU 后大小不变",
    dtypes=_ONLY,
    cards=("init-signal-decay",),
)
def signal(f, rng, dtype):
    x = rng.normal(size=(64, 200))
    start = (x**2).mean()
    for _ in range(10):
        x = np.maximum(x, 0) @ np.asarray(f.init_weight((200, 200), "kaiming_normal", _seed(rng)), np.float64).T
    ratio = (x**2).mean() / start
    f.expect(
        0.25 <= ratio <= 4,  # right answers: 0.6 to 1.7 in 300 runs
        f"after ten layers the mean square of the signal is {ratio:.3g} times what it was",
        f"十层之后，信号的均方变为原来的 {ratio:.3g} 倍",
    )


@case("a layer of 300 by 400 weights", "300×400 个权重的一层", dtypes=_ONLY, speed=True)
def layer(f, rng, dtype):
    shape = (300, 400)
    w = f.init_weight(shape, "kaiming_normal", _seed(rng))
    _check(f, w, shape, math.sqrt(2 / 400), False)
