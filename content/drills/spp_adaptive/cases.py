"""What adaptive pooling must get right: where each bin begins and ends, then the order of the vector."""

import numpy as np

from studyapp.drillkit import Tol, case, in_storage, with_grad

_PICKED = Tol(0, 0, "values are picked, not computed")
TOLERANCE = {"y": _PICKED, "v": _PICKED}
_BIN, _SPP, _LENGTH = ("pool-adaptive-bin",), ("pool-spp",), ("pool-spp-length",)


def _map(rng, dtype, *shape):
    """Whole numbers and quarters of both signs, no two equal."""
    n = int(np.prod(shape))
    return ((rng.permutation(n) - n // 2).reshape(shape) + 0.25).astype(dtype)


def _rising(rng, dtype, n, axis):
    """Values that rise along an axis, or fall: the largest of a bin shows where it ends, or begins."""
    x = np.cumsum(rng.integers(1, 9, n)).astype(dtype)
    return x.reshape(1, 1, n, 1) if axis == 2 else x.reshape(1, 1, 1, n)


@case("bins that divide the map evenly", "恰好均分的格", cards=_BIN)
def even(f, rng, dtype):
    f.adaptive_maxpool(_map(rng, dtype, 1, 1, 4, 6), (2, 3))


@case("7 values in 4 bins: where each bin ends", "7 个值分 4 格：每格到哪里为止", cards=_BIN)
def ends(f, rng, dtype):
    f.adaptive_maxpool(_rising(rng, dtype, 7, 3), (1, 4))
    f.adaptive_maxpool(_rising(rng, dtype, 7, 2), (4, 1))


@case("7 values in 4 bins: where each bin begins", "7 个值分 4 格：每格从哪里开始", cards=_BIN)
def beginnings(f, rng, dtype):
    f.adaptive_maxpool(-_rising(rng, dtype, 7, 3), (1, 4))
    f.adaptive_maxpool(-_rising(rng, dtype, 7, 2), (4, 1))


@case("10 values in 4 bins, 11 in 3, 5 in 4", "10 个值分 4 格，11 个分 3 格，5 个分 4 格", cards=_BIN)
def other_lengths(f, rng, dtype):
    for n, o in ((10, 4), (11, 3), (5, 4)):
        f.adaptive_maxpool(_rising(rng, dtype, n, 3), (1, o))
        f.adaptive_maxpool(-_rising(rng, dtype, n, 3), (1, o))


@case("rows and columns have their own sizes", "行与列各有各的尺寸", cards=_BIN)
def rectangular(f, rng, dtype):
    f.adaptive_maxpool(_map(rng, dtype, 1, 2, 7, 5), (3, 4))


@case("more bins than values: values repeat", "格比值多：值被重复使用", cards=_BIN)
def more_bins(f, rng, dtype):
    f.adaptive_maxpool(_map(rng, dtype, 1, 1, 3, 2), (5, 3))
    f.adaptive_maxpool(_map(rng, dtype, 1, 2, 1, 1), (2, 3))


@case("one bin for all, and a bin for each value", "全图一格，以及每个值一格", cards=_BIN)
def extremes(f, rng, dtype):
    x = _map(rng, dtype, 2, 3, 4, 5)
    f.adaptive_maxpool(x, (1, 1))
    f.adaptive_maxpool(x, (4, 5))


@case("negative values only", "全是负数")
def negative(f, rng, dtype):
    f.adaptive_maxpool(-np.abs(_map(rng, dtype, 1, 2, 7, 5)), (4, 3))


@case(
    "the vector of one image with one channel: levels in the order given",
    "单图单通道的向量：按给定顺序排列各层级",
    cards=_SPP,
)
def level_order(f, rng, dtype):
    x = _map(rng, dtype, 1, 1, 7, 5)
    f.spp(x, [3, 1, 2])
    f.spp(x, [1, 2, 3])


@case("several channels: within a level channel, row, column", "多个通道：层级内按通道、行、列", cards=_SPP)
def channel_order(f, rng, dtype):
    f.spp(_map(rng, dtype, 1, 3, 5, 4), [2, 1])
    f.spp(_map(rng, dtype, 1, 3, 5, 4), [2])


@case("several images, and none", "多张图，以及没有图")
def batch(f, rng, dtype):
    x = _map(rng, dtype, 3, 2, 5, 7)
    f.spp(x, [4, 2, 1])
    f.spp(x[:0], [4, 2, 1])
    f.adaptive_maxpool(x[:0], (2, 3))


@case("maps of two sizes give vectors of one length", "大小不同的图得到同样长的向量", cards=_LENGTH)
def one_length(f, rng, dtype):
    first, other = f.spp(_map(rng, dtype, 1, 2, 9, 6), [3, 2]), f.spp(_map(rng, dtype, 1, 2, 4, 11), [3, 2])
    f.expect(first.shape == other.shape, "the length must not depend on H and W", "长度不应随 H、W 变化")


@case("all sizes are 2: a mixed-up axis keeps the shape", "各维都是 2：轴弄混了，形状也对")
def all_two(f, rng, dtype):
    x = _map(rng, dtype, 2, 2, 2, 2)
    f.adaptive_maxpool(x, (2, 1))
    f.spp(x, [2, 1])


@case("a map that isn't contiguous in memory", "内存不连续的图")
def views(f, rng, dtype):
    x = _map(rng, dtype, 6, 5, 3, 2).T[..., ::2]
    f.adaptive_maxpool(x, (3, 2))
    f.spp(x, [2, 1])


@case("another map later, in the same memory; a bin for each value", "之后同一块内存里换成别的图；每个值一格")
def reused(f, rng, dtype):
    for _ in range(2):
        f.adaptive_maxpool(in_storage("x", _map(rng, dtype, 1, 2, 3, 4)), (3, 4))
        f.spp(in_storage("x", _map(rng, dtype, 1, 2, 3, 4)), [2])


@case("a map that requires a gradient", "图需要梯度")
def gradient(f, rng, dtype):
    x = with_grad(_map(rng, dtype, 1, 2, 5, 4))
    f.adaptive_maxpool(x, (2, 3))
    f.spp(x, [2, 1])


@case(
    "8 by 32 maps of 13 by 17, levels 6, 3, 2, 1",
    "8×32 张 13×17 的图，层级 6、3、2、1",
    dtypes=("float32",),
    speed=True,
    seconds=20.0,
)
def pyramid(f, rng, dtype):
    f.spp(rng.normal(size=(8, 32, 13, 17)).astype(dtype), [6, 3, 2, 1])
