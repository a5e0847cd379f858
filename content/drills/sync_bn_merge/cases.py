"""What merging must get right: weights, the spread between devices, empty devices, and digits."""

import numpy as np

from studyapp.drillkit import Tol, case, in_storage

_FEW = Tol(12, 0, "sums of up to 30 terms in any order: right answers are off by 3 eps of the largest")
TOLERANCE = dict.fromkeys(("mean", "var", "running_mean", "running_var"), _FEW) | {"n": Tol(0, 0, "a whole number")}
_LARGE_MEAN = {"var": Tol(5000, 0, "means of 1000, each rounded to the dtype, differ by less than 0.3")}
_LONG = dict.fromkeys(("mean", "var"), Tol(24, 0, "64 devices, added one after the other: 5 eps"))
_SYNC, _MERGE, _RUNNING = ("norm-syncbn",), ("norm-syncbn-merge",), ("norm-bn-running-var",)


def _device(rng, dtype, n, C):
    mean = rng.uniform(0.5, 3, C).round(2)
    return n, mean.astype(dtype), rng.uniform(0.5, 4, C).round(2).astype(dtype)


def _running(rng, dtype, C):
    return rng.uniform(0.5, 2, C).round(2).astype(dtype), rng.uniform(1.5, 4, C).round(2).astype(dtype)


@case(
    "the statistics of one device: a mean and a biased variance per channel",
    "一张卡的统计量：每通道一个均值、一个有偏方差",
    cards=("norm-bn-axes",),
)
def local(f, rng, dtype):
    f.local_stats(rng.normal(1, 2, (2, 3, 4, 5)).round(2).astype(dtype))


@case("a device without images: zeros", "没有图的卡：全是 0", cards=_SYNC)
def local_empty(f, rng, dtype):
    f.local_stats(np.zeros((0, 3, 4, 5), dtype))


@case("one device alone is left as it is", "只有一张卡：原样不变")
def alone(f, rng, dtype):
    f.merge([_device(rng, dtype, 6, 3)])


@case("counts 3 and 5: the larger share weighs more", "个数 3 和 5：大的一份权重大", cards=_MERGE)
def unequal(f, rng, dtype):
    f.merge([_device(rng, dtype, 3, 2), _device(rng, dtype, 5, 2)])


@case("equal counts, means far apart: that is variance too", "个数相等、均值相差很大：这也是方差", cards=_MERGE)
def far_apart(f, rng, dtype):
    (n, mean, var), (_, other, other_var) = _device(rng, dtype, 4, 2), _device(rng, dtype, 4, 2)
    shift = np.array([12, -7], dtype)
    f.merge([(n, mean + shift, var), (n, other, other_var)])


@case("four devices, one with a single value", "四张卡，其中一张只有一个值", cards=_MERGE)
def four(f, rng, dtype):
    single = _device(rng, dtype, 1, 3)
    f.merge(
        [_device(rng, dtype, 7, 3), (1, single[1], np.zeros(3, dtype)), *(_device(rng, dtype, n, 3) for n in (2, 9))]
    )


@case("an empty device, first or last, with NaN for its statistics", "空卡，排在最前或最后，统计量是 NaN", cards=_SYNC)
def empty(f, rng, dtype):
    nothing = np.full(2, np.nan, dtype)
    full = [_device(rng, dtype, n, 2) for n in (3, 4)]
    f.merge([(0, nothing, nothing), *full])
    f.merge([*full, (0, nothing.copy(), nothing.copy())])


@case("all devices empty", "所有卡都是空的", cards=_SYNC)
def all_empty(f, rng, dtype):
    nothing = np.full(3, np.nan, dtype)
    f.merge([(0, nothing, nothing), (0, nothing, nothing)])


@case(
    "means near 1000, spread 0.3: E[x^2] - E[x]^2 loses every digit",
    "均值约 1000、标准差 0.3：E[x^2] - E[x]^2 的有效数字全部丢失",
    dtypes=("float32",),
    tol=_LARGE_MEAN,
    cards=_MERGE,
)
def large_mean(f, rng, dtype):
    shards = [rng.normal([1000, -1000], 0.3, (n, 4, 1, 2)).transpose(0, 3, 1, 2).astype(dtype) for n in (3, 6)]
    f.merge([f.local_stats(shard) for shard in shards])


@case("merged in pairs, or all at once: the same", "两两合并与一次合并，结果相同", cards=_MERGE)
def in_pairs(f, rng, dtype):
    devices = [_device(rng, dtype, n, 2) for n in (2, 5, 3, 8)]
    whole = f.merge(devices)
    pairs = f.merge([f.merge(devices[:2]), f.merge(devices[2:])])
    f.expect(
        whole[0] == pairs[0]
        and all(np.allclose(a, b, rtol=1e-5, atol=1e-6) for a, b in zip(whole, pairs, strict=True)),
        "merging in pairs must give what merging all at once gives",
        "两两合并应与一次合并的结果相同",
    )


@case("shards merged have the statistics of all images together", "各份合并后，等于全部图放在一起的统计量", cards=_SYNC)
def whole_batch(f, rng, dtype):
    x = rng.normal(1, 2, (9, 2, 3, 2)).round(2).astype(dtype)
    merged = f.merge([f.local_stats(shard) for shard in np.split(x, [2, 2, 5])])  # the second one is empty
    direct = f.local_stats(x)
    f.expect(
        merged[0] == direct[0]
        and all(np.allclose(a, b, rtol=1e-5, atol=1e-5) for a, b in zip(merged, direct, strict=True)),
        "merge must give what local_stats gives for all images together",
        "merge 应等于对全部图直接用 local_stats 的结果",
    )


@case(
    "running statistics: the unbiased variance, with the total count",
    "running 统计量：无偏方差，用总个数",
    cards=_RUNNING,
)
def running(f, rng, dtype):
    mean, var = _running(rng, dtype, 2)
    f.update_running([_device(rng, dtype, 2, 2), _device(rng, dtype, 4, 2)], mean, var, 0.3)


@case(
    "three updates in a row, momentum 0.2, 1 and 0", "连做三次更新，momentum 为 0.2、1、0", cards=("norm-bn-momentum",)
)
def updates(f, rng, dtype):
    mean, var = _running(rng, dtype, 3)
    for momentum in (0.2, 1.0, 0.0):
        f.update_running([_device(rng, dtype, n, 3) for n in (3, 5)], mean, var, momentum)


@case("an update without any value changes nothing", "没有任何值时，更新什么都不改变")
def no_update(f, rng, dtype):
    nothing = np.full(2, np.nan, dtype)
    mean, var = _running(rng, dtype, 2)
    f.update_running([(0, nothing, nothing)], mean, var, 0.3)


@case(
    "arrays that aren't contiguous, and other values later in the same memory",
    "不连续的数组，以及之后同一块内存里的别的值",
)
def views(f, rng, dtype):
    f.local_stats(rng.normal(1, 2, (5, 4, 6, 2)).astype(dtype).T[:, ::-2])
    for _ in range(2):
        n, mean, var = _device(rng, dtype, 3, 2)
        f.merge([(n, in_storage("mean", mean), in_storage("var", var)), _device(rng, dtype, 5, 2)])
    n, mean, var = _device(rng, dtype, 4, 2)
    f.merge([(n, in_storage("mean", mean), in_storage("var", var))])
    f.merge([(n, in_storage("mean", mean + 1), in_storage("var", var + 1))])


@case("64 devices, 512 channels", "64 张卡，512 个通道", dtypes=("float32",), tol=_LONG, speed=True, seconds=20.0)
def many(f, rng, dtype):
    f.merge([_device(rng, dtype, int(n), 512) for n in rng.integers(1, 5000, 64)])
