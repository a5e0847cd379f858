"""What average pooling must get right: above all, what a window at the edge is divided by."""

import numpy as np

from studyapp.drillkit import Tol, case, in_storage, with_grad

TOLERANCE = {
    "y": Tol(8, 0, "sums of up to 20 values and a quotient; right answers are off by 2 eps of the largest"),
    "dx": Tol(8, 0, "sums of up to 9 quotients; right answers are off by 2 eps of the largest"),
}
_LONG = {"y": Tol(32, 0, "784 values, added one after the other, are off by some 10 eps")}
_CORNER, _CEIL, _BACK, _GAP = ("pool-corner",), ("pool-ceil-size",), ("pool-backward",), ("pool-gap",)
_NONE = (0, 0)


def _some(rng, dtype, *shape):
    """Multiples of 1/8 from 1 up, so that nothing cancels."""
    return (rng.integers(8, 41, shape) / 8).astype(dtype)


def _both(f, rng, x, *settings):
    y = f.avgpool(x, *settings)
    f.avgpool_backward(_some(rng, x.dtype, *y.shape), x.shape, *settings)


@case("2 by 2 windows side by side", "2×2 的窗口，互不重叠")
def windows(f, rng, dtype):
    _both(f, rng, _some(rng, dtype, 1, 1, 4, 6), (2, 2), (2, 2), _NONE, False, True)


@case(
    "window (2, 3), stride (3, 2): rows first; some values are in no window",
    "窗口 (2, 3)、步长 (3, 2)：先行后列；有的值不在任何窗口里",
)
def rectangular(f, rng, dtype):
    _both(f, rng, _some(rng, dtype, 1, 1, 9, 6), (2, 3), (3, 2), _NONE, False, True)


@case(
    "windows overlap: an inner value gets a share from each",
    "窗口重叠：内部的值从每个窗口各得一份",
    cards=("pool-backward", "pool-avg-grad"),
)
def overlap(f, rng, dtype):
    _both(f, rng, _some(rng, dtype, 1, 1, 4, 5), (3, 3), (1, 1), _NONE, False, True)


@case(
    "count_include_pad True: a corner window is divided by the whole window",
    "count_include_pad 为 True：角上的窗口除以整个窗口",
    cards=_CORNER,
)
def include_pad(f, rng, dtype):
    _both(f, rng, _some(rng, dtype, 1, 1, 3, 5), (3, 3), (2, 2), (1, 1), False, True)


@case(
    "count_include_pad False: divided by the values inside alone",
    "count_include_pad 为 False：只除以图内值的个数",
    cards=_CORNER,
)
def exclude_pad(f, rng, dtype):
    _both(f, rng, _some(rng, dtype, 1, 1, 3, 5), (3, 3), (2, 2), (1, 1), False, False)


@case("padding (1, 0), then (0, 2)", "填充 (1, 0)，再 (0, 2)", cards=_CORNER)
def one_axis_padded(f, rng, dtype):
    for include in (True, False):
        _both(f, rng, _some(rng, dtype, 1, 1, 4, 5), (2, 3), (2, 1), (1, 0), False, include)
        _both(f, rng, _some(rng, dtype, 1, 1, 3, 4), (2, 4), (1, 3), (0, 2), False, include)


@case(
    "ceil_mode without padding: what sticks out isn't counted", "ceil_mode、无填充：伸出去的部分不计入除数", cards=_CEIL
)
def ceil(f, rng, dtype):
    for include in (True, False):
        _both(f, rng, _some(rng, dtype, 1, 1, 5, 8), (2, 3), (2, 3), _NONE, True, include)


@case(
    "ceil_mode with padding: the padding is counted, what lies beyond isn't",
    "ceil_mode、有填充：填充计入除数，再往外的不计入",
    cards=_CEIL + _CORNER,
)
def ceil_include(f, rng, dtype):
    _both(f, rng, _some(rng, dtype, 1, 1, 6, 5), (4, 3), (3, 3), (1, 1), True, True)


@case(
    "ceil_mode with padding, count_include_pad False",
    "ceil_mode、有填充，count_include_pad 为 False",
    cards=_CEIL + _CORNER,
)
def ceil_exclude(f, rng, dtype):
    _both(f, rng, _some(rng, dtype, 1, 1, 6, 5), (4, 3), (3, 3), (1, 1), True, False)


@case(
    "ceil_mode: a window that would start in the padding is left out",
    "ceil_mode：起点落在填充里的窗口不算",
    cards=_CEIL,
)
def ceil_drops(f, rng, dtype):
    for include in (True, False):
        _both(f, rng, _some(rng, dtype, 1, 1, 5, 7), (2, 2), (2, 4), (1, 1), True, include)


@case("a constant image stays constant if the padding isn't counted", "不计填充时，常数图池化后仍是常数", cards=_CORNER)
def constant(f, rng, dtype):
    value = float(rng.integers(8, 41)) / 8
    y = f.avgpool(np.full((1, 2, 4, 5), value, dtype), (3, 3), (2, 1), (1, 1), True, False)
    f.expect(
        np.allclose(y, value, rtol=8 * np.finfo(dtype).eps, atol=0),
        "with count_include_pad False the mean of equal values must be that value, also at the edge",
        "count_include_pad 为 False 时，相等的值的平均应是它本身，边缘也一样",
    )


@case("the global mean of each map", "每张图的全局平均", cards=_GAP)
def global_mean(f, rng, dtype):
    f.global_avg_pool(_some(rng, dtype, 2, 3, 4, 5))
    f.global_avg_pool(_some(rng, dtype, 3, 2, 1, 1))


@case("maps don't mix: 2 images, 3 channels; and no image at all", "各图各通道互不相干：2 张图、3 个通道；以及没有图")
def maps(f, rng, dtype):
    x = _some(rng, dtype, 2, 3, 4, 5)
    _both(f, rng, x, (2, 3), (1, 2), (1, 1), False, True)
    _both(f, rng, x[:0], (2, 3), (1, 2), (1, 1), False, False)
    f.global_avg_pool(x[:0])


@case("other values later, in the same memory", "之后同一块内存里换成别的值")
def reused(f, rng, dtype):
    for _ in range(2):
        f.avgpool(in_storage("x", _some(rng, dtype, 1, 2, 3, 4)), (2, 2), (1, 1), _NONE, False, True)


@case("arrays that aren't contiguous in memory", "内存不连续的数组")
def views(f, rng, dtype):
    x = _some(rng, dtype, 5, 8, 3, 2).T[:, :, ::2]
    y = f.avgpool(x, (2, 3), (2, 1), (1, 0), False, True)
    f.avgpool_backward(_some(rng, dtype, *y.shape[::-1]).T, x.shape, (2, 3), (2, 1), (1, 0), False, True)
    f.global_avg_pool(x)


@case("inputs that require a gradient: the results carry no graph", "输入需要梯度：结果不能带计算图")
def gradient(f, rng, dtype):
    x = with_grad(_some(rng, dtype, 1, 2, 4, 5))
    y = f.avgpool(x, (3, 2), (1, 2), (1, 0), False, True)
    f.avgpool_backward(with_grad(_some(rng, dtype, *y.shape)), (1, 2, 4, 5), (3, 2), (1, 2), (1, 0), False, True)
    f.global_avg_pool(x)


@case(
    "the gradient is the slope of your own forward, in every mode",
    "各种模式下，梯度都是你自己前向的斜率",
    dtypes=("float64",),
    cards=_BACK,
)
def differences(f, rng, dtype):
    x, u = rng.normal(size=(2, 3, 6, 5)), rng.normal(size=(2, 3, 6, 5))
    for ceil_mode in (True, False):
        for include in (True, False):
            settings = (4, 3), (3, 2), (2, 1), ceil_mode, include
            up, down = f.avgpool(x + u, *settings), f.avgpool(x - u, *settings)
            dy = rng.normal(size=up.shape)
            slope = ((up - down) * dy).sum() / 2  # exact for a linear function, whatever the step
            f.expect(
                abs(slope - (f.avgpool_backward(dy, x.shape, *settings) * u).sum()) <= 1e-11 * (1 + abs(slope)),
                "dx isn't the slope of your own forward in a random direction",
                "dx 与你自己的前向沿随机方向的斜率不符",
            )


@case(
    "8 by 16 maps of 28 by 28, 3 by 3 windows, stride 2",
    "8×16 张 28×28 的图，3×3 窗口，步长 2",
    dtypes=("float32",),
    tol=_LONG,
    speed=True,
    seconds=20.0,
)
def layer(f, rng, dtype):
    x = _some(rng, dtype, 8, 16, 28, 28)
    f.global_avg_pool(x)
    _both(f, rng, x, (3, 3), (2, 2), (1, 1), False, False)
