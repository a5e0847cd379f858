"""What a separable convolution must get right: which kernel meets which channel, then the mixing, then the count."""

import numpy as np

from studyapp.drillkit import Tol, case, in_storage, with_grad

TOLERANCE = {
    "y": Tol(12, 0, "two sums, of 9 and 32 products: right answers are off by 3 eps of the largest"),
    "params": Tol(0, 0, "a whole number"),
    "macs": Tol(0, 0, "a whole number"),
    "ratio": Tol(0, 8, "a few products and a quotient", "element"),
}
_SEPARABLE, _GROUPED, _POINT = ("conv-depthwise-separable",), ("conv-grouped",), ("conv-1x1",)
_COST = ("conv-depthwise-value",)
_ONE, _NONE = (1, 1), (0, 0)


def _some(rng, dtype, *shape):
    """Signed multiples of 1/8, none near 0: sums of their products are exact in any order."""
    return (rng.integers(3, 17, shape) * rng.choice([-1, 1], shape) / 8).astype(dtype)


@case(
    "each channel keeps to itself: the pointwise step only copies", "各通道互不相干：pointwise 只是照抄", cards=_GROUPED
)
def depthwise(f, rng, dtype):
    copies = np.eye(3, dtype=dtype).reshape(3, 3, 1, 1)
    f.dwsep(_some(rng, dtype, 1, 3, 3, 4), _some(rng, dtype, 3, 1, 2, 3), copies, _ONE, _NONE)


@case("1 by 1 kernels: each channel scaled, then mixed", "1×1 的核：各通道缩放，再混合", cards=_POINT)
def pointwise(f, rng, dtype):
    f.dwsep(_some(rng, dtype, 1, 3, 2, 4), _some(rng, dtype, 3, 1, 1, 1), _some(rng, dtype, 2, 3, 1, 1), _ONE, _NONE)


@case("kernels aren't flipped", "核不翻转", cards=("conv-cross-correlation",))
def not_flipped(f, rng, dtype):
    wd = np.zeros((2, 1, 3, 2), dtype)
    wd[0, 0, 2, 1] = wd[1, 0, 0, 1] = 1
    f.dwsep(_some(rng, dtype, 1, 2, 4, 3), wd, _some(rng, dtype, 3, 2, 1, 1), _ONE, _NONE)


@case("2 kernels a channel: a channel's kernels are neighbours", "每通道 2 个核：同一通道的核相邻", cards=_SEPARABLE)
def multiplier(f, rng, dtype):
    f.dwsep(_some(rng, dtype, 1, 3, 3, 4), _some(rng, dtype, 6, 1, 2, 3), _some(rng, dtype, 4, 6, 1, 1), _ONE, _NONE)


@case("negative values between the steps stay negative", "两步之间的负数保持为负", cards=_SEPARABLE)
def signed_between(f, rng, dtype):
    wd = -np.abs(_some(rng, dtype, 2, 1, 2, 2))
    f.dwsep(np.abs(_some(rng, dtype, 1, 2, 3, 4)), wd, _some(rng, dtype, 3, 2, 1, 1), _ONE, _NONE)


@case("stride (2, 3), of the depthwise step alone", "步长 (2, 3)，只用于 depthwise 一步", cards=_SEPARABLE)
def stride(f, rng, dtype):
    f.dwsep(_some(rng, dtype, 1, 2, 6, 9), _some(rng, dtype, 2, 1, 2, 3), _some(rng, dtype, 3, 2, 1, 1), (2, 3), _NONE)


@case("zeros around: 1 row, 2 columns", "四周补 0：上下 1 行，左右 2 列")
def padding(f, rng, dtype):
    f.dwsep(_some(rng, dtype, 1, 2, 3, 4), _some(rng, dtype, 2, 1, 2, 3), _some(rng, dtype, 3, 2, 1, 1), _ONE, (1, 2))


@case("several images, and none; one channel and one output", "多张图，以及没有图；一个通道、一个输出")
def batch(f, rng, dtype):
    x, wd, wp = _some(rng, dtype, 3, 2, 4, 5), _some(rng, dtype, 4, 1, 3, 2), _some(rng, dtype, 5, 4, 1, 1)
    f.dwsep(x, wd, wp, (1, 2), (1, 0))
    f.dwsep(x[:0], wd, wp, (1, 2), (1, 0))
    f.dwsep(x[:, :1], wd[:1], wp[:1, :1], _ONE, _NONE)


@case("all sizes are 2: a mixed-up axis keeps the shape", "各维都是 2：轴弄混了，形状也对", cards=_POINT)
def all_two(f, rng, dtype):
    f.dwsep(_some(rng, dtype, 2, 2, 3, 3), _some(rng, dtype, 2, 1, 2, 2), _some(rng, dtype, 2, 2, 1, 1), _ONE, _NONE)


@case("arrays that aren't contiguous in memory", "内存不连续的数组")
def views(f, rng, dtype):
    x, wd = _some(rng, dtype, 5, 4, 3, 2).T, _some(rng, dtype, 3, 2, 1, 6).T
    f.dwsep(x, wd, _some(rng, dtype, 1, 1, 6, 8).T[::-2], _ONE, (1, 0))


@case("another image later, in the same memory", "之后同一块内存里换成别的图")
def reused(f, rng, dtype):
    wd, wp = _some(rng, dtype, 2, 1, 2, 2), _some(rng, dtype, 3, 2, 1, 1)
    for _ in range(2):
        f.dwsep(in_storage("x", _some(rng, dtype, 1, 2, 3, 4)), wd, wp, _ONE, (1, 1))


@case("inputs that require a gradient", "输入需要梯度")
def gradient(f, rng, dtype):
    x, wd, wp = (with_grad(_some(rng, dtype, *shape)) for shape in ((1, 2, 3, 4), (4, 1, 2, 2), (3, 4, 1, 1)))
    f.dwsep(x, wd, wp, (1, 2), (1, 1))


@case(
    "cost with one kernel a channel: the ratio is 1/M + 1/(kh kw)",
    "每通道一个核的代价：比值是 1/M + 1/(kh kw)",
    cards=_COST,
)
def cost_plain(f, rng, dtype):
    channels, outputs = int(rng.integers(5, 40)), int(rng.integers(50, 90))
    _, _, ratio = f.cost(channels, outputs, (3, 5), 1, (7, 9))
    f.expect(
        abs(ratio - (1 / outputs + 1 / 15)) < 1e-12,
        "with a multiplier of 1 the ratio must be 1/M + 1/(kh kw), whatever the other numbers are",
        "倍数为 1 时，比值应是 1/M + 1/(kh kw)，与其他数无关",
    )


@case("cost with 3 kernels a channel: both steps grow", "每通道 3 个核的代价：两步都变大", cards=_COST)
def cost_multiplier(f, rng, dtype):
    f.cost(int(rng.integers(5, 40)), int(rng.integers(50, 90)), (2, 3), 3, (5, 8))


@case(
    "4 images of 32 channels, 28 by 28, to 64 outputs",
    "4 张图，32 通道，28×28，64 个输出通道",
    dtypes=("float32",),
    speed=True,
    seconds=20.0,
)
def layer(f, rng, dtype):
    x, wd = rng.normal(0.5, 1, (4, 32, 28, 28)).astype(dtype), rng.normal(size=(32, 1, 3, 3)).astype(dtype)
    f.dwsep(x, wd, rng.normal(size=(64, 32, 1, 1)).astype(dtype), _ONE, (1, 1))
