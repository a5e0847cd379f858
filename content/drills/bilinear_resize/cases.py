"""What a resize must get right: where each output reads, at the edges above all."""

import numpy as np

from studyapp.drillkit import Tol, case, in_storage, with_grad

TOLERANCE = {
    "y": Tol(40, 0, "positions of up to 12 pixels may be rounded to the dtype: right answers are off by up to 9 eps")
}
_LONG = {"y": Tol(250, 0, "positions of up to 56 pixels may be rounded to the dtype: 60 eps off")}
_BILINEAR, _KINDS = ("basics-bilinear",), ("basics-interpolation",)


def _image(rng, dtype, *shape):
    """Whole numbers of both signs, neighbours far apart."""
    n = int(np.prod(shape))
    return (rng.permutation(n) * 3 - n).reshape(shape).astype(dtype)


def _both(f, x, size):
    for align_corners in (True, False):
        f.resize(x, size, align_corners)


@case("a row made longer, corners aligned", "把一行拉长，角对齐", cards=_BILINEAR)
def longer_aligned(f, rng, dtype):
    f.resize(_image(rng, dtype, 1, 1, 1, 4), (1, 7), True)


@case("a row made longer, pixel edges aligned: both ends repeat", "把一行拉长，像素边缘对齐：两端重复", cards=_BILINEAR)
def longer_edges(f, rng, dtype):
    f.resize(_image(rng, dtype, 1, 1, 1, 4), (1, 8), False)


@case("a column made longer", "把一列拉长")
def column(f, rng, dtype):
    _both(f, _image(rng, dtype, 1, 1, 3, 1), (5, 1))


@case("both axes, by different factors", "两个轴，倍数不同", cards=_BILINEAR)
def both_axes(f, rng, dtype):
    _both(f, _image(rng, dtype, 1, 1, 3, 4), (5, 11))


@case("smaller, without smoothing: most values aren't read", "缩小且不平滑：大多数值根本没被读到", cards=_KINDS)
def smaller(f, rng, dtype):
    _both(f, _image(rng, dtype, 1, 1, 7, 12), (3, 4))


@case("one axis longer, the other shorter", "一个轴变长，另一个变短")
def mixed(f, rng, dtype):
    _both(f, _image(rng, dtype, 1, 1, 7, 3), (4, 8))


@case("half and double the size", "恰好缩小一半与放大一倍")
def factor_two(f, rng, dtype):
    x = _image(rng, dtype, 1, 1, 4, 6)
    _both(f, x, (2, 3))
    _both(f, x, (8, 12))


@case("an image of one pixel", "只有一个像素的图")
def one_pixel(f, rng, dtype):
    _both(f, np.full((1, 2, 1, 1), rng.integers(2, 9), dtype), (2, 3))


@case("to one pixel: the first corner, or the middle", "缩成一个像素：角对齐取第一个，否则取中间")
def to_one_pixel(f, rng, dtype):
    _both(f, _image(rng, dtype, 1, 1, 4, 6), (1, 1))
    _both(f, _image(rng, dtype, 1, 1, 5, 3), (1, 2))


@case("the same size: a copy, which stays when x's memory changes", "尺寸不变：是一份拷贝，x 的内存改了它也不变")
def same_size(f, rng, dtype):
    for align_corners in (True, False):
        f.resize(in_storage("x", _image(rng, dtype, 1, 2, 3, 4)), (3, 4), align_corners)


@case("several images and channels, and none", "多张图、多个通道，以及没有图")
def batch(f, rng, dtype):
    x = _image(rng, dtype, 2, 3, 4, 5)
    _both(f, x, (6, 7))
    f.resize(x[:0], (6, 7), False)


@case(
    "a ramp stays a ramp if corners are aligned; a constant stays constant in any case",
    "角对齐时，斜坡缩放后仍是斜坡；常数图总是保持常数",
    cards=_BILINEAR,
)
def ramp(f, rng, dtype):
    slope = int(rng.integers(2, 6))
    y = f.resize(np.arange(0, 5 * slope, slope, dtype=dtype).reshape(1, 1, 1, 5), (2, 9), True)
    f.expect(
        np.allclose(y, np.arange(9) * slope / 2, rtol=0, atol=200 * np.finfo(dtype).eps),
        "a linear ramp must stay linear from corner to corner",
        "线性的斜坡缩放后应当从角到角仍是线性的",
    )
    for align_corners in (True, False):
        y = f.resize(np.full((1, 1, 3, 4), slope, dtype), (7, 2), align_corners)
        f.expect(
            np.allclose(y, slope, rtol=8 * np.finfo(dtype).eps, atol=0),
            "the weights of each output must sum to 1",
            "每个输出的权重之和应为 1",
        )


@case("an image that isn't contiguous in memory", "内存不连续的图")
def views(f, rng, dtype):
    _both(f, _image(rng, dtype, 8, 5, 3, 2).T[..., ::-2], (4, 7))


@case("an image that requires a gradient", "图需要梯度")
def gradient(f, rng, dtype):
    _both(f, with_grad(_image(rng, dtype, 1, 2, 3, 4)), (5, 3))


@case(
    "4 by 8 maps of 48 by 56 to 80 by 72",
    "4×8 张 48×56 的图变成 80×72",
    dtypes=("float32",),
    tol=_LONG,
    speed=True,
    seconds=20.0,
)
def layer(f, rng, dtype):
    x = rng.normal(size=(4, 8, 48, 56)).astype(dtype)
    f.resize(x, (80, 72), True)
    f.resize(x, (80, 72), False)
