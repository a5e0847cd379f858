"""What a convolution must get right: one thing a case, sizes all different, so that a mixed-up axis shows."""

import numpy as np

from studyapp.drillkit import Tol, case, in_storage, with_grad

TOLERANCE = {
    "y": Tol(12, 0, "sums of up to 72 products in any order; right answers are off by 3 eps of the largest value"),
    "columns": Tol(0, 0, "values are copied"),
}
_FLIP, _GROUPS, _DILATED = ("conv-cross-correlation",), ("conv-grouped",), ("conv-dilated",)
_SIZE, _IM2COL = ("conv-output-size",), ("conv-im2col",)
_ONE, _NONE = (1, 1), (0, 0)


def _some(rng, dtype, *shape):
    """Signed multiples of 1/8, none near 0: each tap matters, and sums of products are exact in any order."""
    return (rng.integers(3, 17, shape) * rng.choice([-1, 1], shape) / 8).astype(dtype)


@case("one channel, a 2 by 3 kernel", "单通道，2×3 的核", cards=_FLIP)
def one_channel(f, rng, dtype):
    f.conv2d(_some(rng, dtype, 1, 1, 3, 5), _some(rng, dtype, 1, 1, 2, 3), None, _ONE, _NONE, _ONE, 1)


@case(
    "a kernel with a single 1 picks the value below and to the right: it isn't flipped",
    "核里只有一个 1：取到的是右下方的值，核不翻转",
    cards=_FLIP,
)
def not_flipped(f, rng, dtype):
    w = np.zeros((1, 1, 3, 2), dtype)
    w[0, 0, 2, 1] = 1
    f.conv2d(_some(rng, dtype, 1, 1, 4, 3), w, None, _ONE, _NONE, _ONE, 1)


@case("a sum over 3 input channels, for each of 2 outputs", "对 3 个输入通道求和，共 2 个输出通道", cards=_FLIP)
def channels(f, rng, dtype):
    f.conv2d(_some(rng, dtype, 1, 3, 4, 5), _some(rng, dtype, 2, 3, 2, 1), None, _ONE, _NONE, _ONE, 1)


@case("a bias for each output channel", "每个输出通道一个偏置")
def bias(f, rng, dtype):
    f.conv2d(_some(rng, dtype, 1, 2, 5, 6), _some(rng, dtype, 3, 2, 2, 2), _some(rng, dtype, 3), _ONE, _NONE, _ONE, 1)


@case(
    "stride (2, 3), with a remainder that no window reaches", "步长 (2, 3)，除不尽的部分不被任何窗口看到", cards=_SIZE
)
def stride(f, rng, dtype):
    x, w = _some(rng, dtype, 1, 1, 6, 9), _some(rng, dtype, 1, 1, 3, 2)
    f.conv2d(x, w, None, (2, 3), _NONE, _ONE, 1)
    f.conv2d(x, w, None, (4, 1), _NONE, _ONE, 1)


@case("zeros around: 1 row, 2 columns", "四周补 0：上下 1 行，左右 2 列", cards=_SIZE)
def padding(f, rng, dtype):
    f.conv2d(_some(rng, dtype, 1, 1, 3, 4), _some(rng, dtype, 1, 1, 2, 3), None, _ONE, (1, 2), _ONE, 1)


@case("more padding than kernel: some outputs see zeros only", "填充比核还大：有的输出只看到 0", cards=_SIZE)
def much_padding(f, rng, dtype):
    x, w = _some(rng, dtype, 1, 1, 2, 3), _some(rng, dtype, 2, 1, 2, 1)
    f.conv2d(x, w, _some(rng, dtype, 2), _ONE, (3, 2), _ONE, 1)


@case(
    "dilation (2, 3): taps are apart, the kernel is as long as its span",
    "空洞 (2, 3)：采样点隔开，核按跨度算长度",
    cards=_DILATED,
)
def dilation(f, rng, dtype):
    f.conv2d(_some(rng, dtype, 1, 1, 7, 6), _some(rng, dtype, 1, 1, 3, 2), None, _ONE, _NONE, (2, 3), 1)


@case("2 groups: 4 inputs, 6 outputs", "分 2 组：4 个输入通道，6 个输出通道", cards=_GROUPS)
def groups(f, rng, dtype):
    f.conv2d(_some(rng, dtype, 1, 4, 3, 4), _some(rng, dtype, 6, 2, 2, 2), None, _ONE, _NONE, _ONE, 2)


@case(
    "a group for each channel, two outputs each: depthwise",
    "每个通道一组、各有两个输出：depthwise",
    cards=("conv-grouped", "conv-depthwise-separable"),
)
def depthwise(f, rng, dtype):
    f.conv2d(_some(rng, dtype, 1, 3, 3, 4), _some(rng, dtype, 6, 1, 2, 2), _some(rng, dtype, 6), _ONE, _NONE, _ONE, 3)


@case("a 1 by 1 kernel, and one that fits exactly once", "1×1 的核，以及恰好放得下一次的核", cards=("conv-1x1",))
def extremes(f, rng, dtype):
    x = _some(rng, dtype, 1, 2, 3, 4)
    f.conv2d(x, _some(rng, dtype, 3, 2, 1, 1), None, (1, 2), _NONE, _ONE, 1)
    f.conv2d(x, _some(rng, dtype, 3, 2, 3, 4), None, (2, 2), _NONE, _ONE, 1)
    f.conv2d(x, _some(rng, dtype, 3, 2, 2, 2), None, (5, 5), _NONE, (2, 3), 1)


@case("the kernel has no position: ValueError", "核一个位置都没有：ValueError", cards=_SIZE)
def no_position(f, rng, dtype):
    x = _some(rng, dtype, 1, 1, 3, 4)
    for kernel, padding, dilation in (((4, 2), _NONE, _ONE), ((3, 2), _NONE, (1, 4)), ((6, 4), (1, 0), _ONE)):
        with f.raises(ValueError):
            f.conv2d(x, _some(rng, dtype, 1, 1, *kernel), None, _ONE, padding, dilation, 1)


@case("channels and groups don't fit together: ValueError", "通道数与组数对不上：ValueError", cards=_GROUPS)
def bad_groups(f, rng, dtype):
    x = _some(rng, dtype, 1, 4, 3, 4)
    for shape, count in (((2, 3, 2, 2), 1), ((4, 4, 2, 2), 2), ((3, 2, 2, 2), 2)):
        with f.raises(ValueError):
            f.conv2d(x, _some(rng, dtype, *shape), None, _ONE, _NONE, _ONE, count)


@case("several images, and none", "多张图，以及一张也没有")
def batch(f, rng, dtype):
    x, w = _some(rng, dtype, 3, 2, 4, 5), _some(rng, dtype, 4, 2, 3, 2)
    f.conv2d(x, w, _some(rng, dtype, 4), _ONE, _NONE, _ONE, 1)
    f.conv2d(x[:0], w, _some(rng, dtype, 4), (2, 1), (1, 0), _ONE, 1)


@case(
    "N, C, M and both sides of the kernel are 2: a mixed-up axis keeps the shape",
    "N、C、M 和核的两边都是 2：轴弄混了，形状也对",
)
def all_two(f, rng, dtype):
    x, w = _some(rng, dtype, 2, 2, 3, 3), _some(rng, dtype, 2, 2, 2, 2)
    f.conv2d(x, w, _some(rng, dtype, 2), _ONE, _NONE, _ONE, 1)


@case("arrays that aren't contiguous in memory", "内存不连续的数组")
def views(f, rng, dtype):
    x, w = _some(rng, dtype, 5, 4, 3, 2).T, _some(rng, dtype, 2, 3, 3, 4).T[::2]
    f.conv2d(x, w, _some(rng, dtype, 4)[::-2], _ONE, (1, 0), _ONE, 1)


@case("another image and other weights later, in the same memory", "之后同一块内存里换成别的图和权重")
def reused(f, rng, dtype):
    for _ in range(2):
        x, w = in_storage("x", _some(rng, dtype, 1, 2, 3, 4)), in_storage("w", _some(rng, dtype, 2, 2, 2, 2))
        f.conv2d(x, w, None, _ONE, (1, 1), _ONE, 1)


@case("x, w and b that require a gradient", "x、w、b 都需要梯度")
def gradient(f, rng, dtype):
    x, w, b = (with_grad(_some(rng, dtype, *shape)) for shape in ((1, 4, 3, 4), (6, 2, 2, 2), (6,)))
    f.conv2d(x, w, b, (1, 2), (1, 1), _ONE, 2)


@case(
    "the image moved by a pixel: the result moves too", "图平移一个像素，结果也跟着平移", cards=("conv-equivariance",)
)
def equivariant(f, rng, dtype):
    x, w = _some(rng, dtype, 1, 2, 6, 7), _some(rng, dtype, 3, 2, 3, 2)
    y = f.conv2d(x, w, None, _ONE, _NONE, _ONE, 1)
    moved = f.conv2d(x[:, :, 1:, 1:], w, None, _ONE, _NONE, _ONE, 1)
    f.expect(
        np.allclose(moved, y[:, :, 1:, 1:], rtol=0, atol=50 * np.finfo(dtype).eps),
        "without padding, a shifted image must give the shifted result",
        "没有填充时，图平移，结果应随之平移",
    )


@case("everything at once", "所有设置一起用", cards=_GROUPS + _DILATED)
def everything(f, rng, dtype):
    x, w = _some(rng, dtype, 2, 6, 9, 11), _some(rng, dtype, 4, 3, 3, 2)
    f.conv2d(x, w, _some(rng, dtype, 4), (2, 3), (1, 4), (3, 2), 2)


# Stage im2col.


@case("the order within a column: channel, row, column", "列内的顺序：通道、行、列", stage="im2col", cards=_IM2COL)
def column_order(f, rng, dtype):
    f.im2col(_some(rng, dtype, 1, 2, 3, 3), (2, 3), _ONE, _NONE, _ONE)


@case(
    "the order of the columns: positions row by row, for each image",
    "列的顺序：每张图的输出位置逐行排列",
    stage="im2col",
    cards=_IM2COL,
)
def position_order(f, rng, dtype):
    f.im2col(_some(rng, dtype, 2, 1, 4, 6), (2, 3), (1, 2), _NONE, _ONE)


@case("padding and dilation", "填充与空洞", stage="im2col", cards=_IM2COL)
def column_settings(f, rng, dtype):
    f.im2col(_some(rng, dtype, 1, 2, 4, 3), (3, 2), _ONE, (1, 2), (2, 3))
    with f.raises(ValueError):
        f.im2col(_some(rng, dtype, 1, 2, 4, 3), (3, 2), _ONE, _NONE, (2, 1))


@case("the weights times the columns are the convolution", "权重乘以这个矩阵就是卷积", stage="im2col", cards=_IM2COL)
def product(f, rng, dtype):
    x, w = _some(rng, dtype, 1, 3, 4, 5), _some(rng, dtype, 2, 3, 3, 2)
    columns = f.im2col(x, (3, 2), _ONE, _NONE, _ONE)
    y = f.conv2d(x, w, None, _ONE, _NONE, _ONE, 1)
    f.expect(
        np.allclose(w.reshape(2, -1) @ columns[0], y.reshape(2, -1), rtol=0, atol=100 * np.finfo(dtype).eps),
        "w.reshape(M, -1) @ columns isn't what conv2d gives",
        "w.reshape(M, -1) @ columns 与 conv2d 的结果不符",
    )


@case(
    "4 images of 16 channels, 14 by 14, 32 outputs in 2 groups, 3 by 3",
    "4 张图，16 通道，14×14，32 个输出通道分 2 组，3×3",
    dtypes=("float32",),
    speed=True,
    seconds=20.0,
)
def layer(f, rng, dtype):
    x, w = rng.normal(0.5, 1, (4, 16, 14, 14)).astype(dtype), rng.normal(0, 1, (32, 8, 3, 3)).astype(dtype)
    f.conv2d(x, w, _some(rng, dtype, 32), _ONE, (1, 1), _ONE, 2)
