"""What group normalisation must get right. N, G, C / G and the map's sides all differ unless equality is the point."""

import numpy as np

from studyapp.drillkit import Tol, case, in_storage, with_grad

TOLERANCE = {"y": Tol(32, 0, "sums of up to 60 terms in any order; right answers differ by up to 6 eps")}
_LARGE_MEAN = {"y": Tol(40_000, 0, "mean / spread is 10,000: rounding the mean alone moves y by 10,000 eps")}
_LONG = {"y": Tol(128, 0, "sums of 1568 terms; right answers differ by up to 30 eps")}
_GN, _IN = ("norm-group",), ("norm-instance",)


def _apart(rng, dtype, *shape):
    """Numbers of two decimals whose groups are never nearly constant."""
    n = int(np.prod(shape))
    return np.round(rng.permutation(n) + rng.uniform(0.1, 0.9, n) - n / 3, 2).reshape(shape).astype(dtype)


def _affine(rng, dtype, C):
    signed = rng.uniform(0.4, 2, (2, C)) * rng.choice([-1, 1], (2, C))
    return [a.astype(dtype) for a in np.round(signed, 2)]


@case("four channels in two groups of neighbours", "四个通道，相邻的分成两组", cards=("norm-gn-values", "norm-group"))
def two_groups(f, rng, dtype):
    f.groupnorm(_apart(rng, dtype, 1, 4, 3), 2, None, None, 0.0)


@case("each sample by itself", "每个样本各归各", cards=_GN)
def samples(f, rng, dtype):
    f.groupnorm(_apart(rng, dtype, 3, 4, 1, 2), 2, None, None, 0.1)


@case("gamma and beta belong to channels, not to groups", "gamma、beta 属于通道，不属于组", cards=_GN)
def affine(f, rng, dtype):
    f.groupnorm(_apart(rng, dtype, 2, 6, 2, 5), 3, *_affine(rng, dtype, 6), 0.1)


@case("as many channels as columns: still by channel", "通道数与列数相等：仍按通道", cards=_GN)
def square(f, rng, dtype):
    f.groupnorm(_apart(rng, dtype, 4, 4, 4, 4), 2, *_affine(rng, dtype, 4), 0.1)


@case("one group, and as many groups as channels", "只分一组，以及组数等于通道数", cards=("norm-comparison",))
def ends(f, rng, dtype):
    x, affine = _apart(rng, dtype, 2, 3, 4), _affine(rng, dtype, 3)
    f.groupnorm(x, 1, *affine, 0.1)
    f.groupnorm(x, 3, *affine, 0.1)


@case("without a map, (N, C); and with three further sizes", "没有空间维 (N, C)；以及后面有三维")
def ranks(f, rng, dtype):
    f.groupnorm(_apart(rng, dtype, 3, 6), 2, *_affine(rng, dtype, 6), 0.2)
    f.groupnorm(_apart(rng, dtype, 1, 4, 2, 3, 2), 2, *_affine(rng, dtype, 4), 0.2)


@case("a large eps, inside the root", "eps 很大，在根号里面", cards=_GN)
def large_eps(f, rng, dtype):
    f.groupnorm(_apart(rng, dtype, 2, 4, 2), 2, None, None, 20.0)


@case(
    "groups that don't divide the channels: ValueError",
    "组数不能整除通道数：ValueError",
    dtypes=("float64",),
    cards=_GN,
)
def no_division(f, rng, dtype):
    for C, G in ((4, 3), (6, 4), (3, 5)):
        with f.raises(ValueError):
            f.groupnorm(_apart(rng, dtype, 2, C, 12), G, None, None, 0.1)


@case("a large mean with a small spread", "均值很大，差异很小", tol=_LARGE_MEAN)
def large_mean(f, rng, dtype):
    f.groupnorm((10_000 + rng.uniform(-1, 1, (2, 4, 3))).astype(dtype), 2, None, None, 1e-3)


@case("a constant group: y is beta", "组内全相等：y 等于 beta")
def constant(f, rng, dtype):
    x = _apart(rng, dtype, 2, 4, 3)
    x[0, :2] = 1.75
    f.groupnorm(x, 2, *_affine(rng, dtype, 4), 0.25)


@case("instance: each sample and channel alone", "实例归一化：每个样本、每个通道单独", cards=_IN)
def instance(f, rng, dtype):
    f.instancenorm(_apart(rng, dtype, 2, 3, 4, 5), *_affine(rng, dtype, 3), 0.1)
    f.instancenorm(_apart(rng, dtype, 3, 2, 4), None, None, 0.1)


@case("instance: a map of one value gives beta", "实例归一化：只有一个值的特征图得到 beta", cards=_IN)
def one_value(f, rng, dtype):
    f.instancenorm(_apart(rng, dtype, 2, 3, 1, 1), *_affine(rng, dtype, 3), 0.1)


@case("neither cares about the other samples", "都与其他样本无关", dtypes=("float64",), cards=_GN)
def batch_of_one(f, rng, dtype):
    x, affine = _apart(rng, dtype, 4, 6, 3), _affine(rng, dtype, 6)
    whole, alone = f.groupnorm(x, 3, *affine, 0.1), f.groupnorm(x[2:3], 3, *affine, 0.1)
    f.expect(
        np.allclose(whole[2:3], alone, rtol=0, atol=1e-12),
        "a sample must come out the same alone and in a batch",
        "一个样本单独做和放在 batch 里做，结果应当相同",
    )


@case("strided channels, and later the same memory with other numbers", "通道不连续；之后同一块内存换了别的数")
def memory(f, rng, dtype):
    x = _apart(rng, dtype, 2, 8, 3)
    f.groupnorm(in_storage("x", x[:, ::2]), 2, *_affine(rng, dtype, 4), 0.1)
    f.groupnorm(in_storage("x", np.swapaxes(_apart(rng, dtype, 4, 2, 3), 0, 1)), 2, *_affine(rng, dtype, 4), 0.1)


@case("inputs that require a gradient", "需要梯度的输入")
def graph(f, rng, dtype):
    x, affine = _apart(rng, dtype, 2, 4, 3), _affine(rng, dtype, 4)
    f.groupnorm(with_grad(x), 2, *map(with_grad, affine), 0.1)
    f.instancenorm(with_grad(x), *map(with_grad, affine), 0.1)


@case("(8, 64, 28, 28) in 32 groups", "(8, 64, 28, 28)，32 组", dtypes=("float32",), tol=_LONG, speed=True)
def feature_map(f, rng, dtype):
    f.groupnorm(rng.normal(0.5, 2, (8, 64, 28, 28)).astype(dtype), 32, *_affine(rng, dtype, 64), 1e-5)
