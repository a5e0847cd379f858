"""What max pooling must get right: which value wins, and where its gradient lands."""

import numpy as np

from studyapp.drillkit import Tol, case, in_storage, with_grad

TOLERANCE = {
    "y": Tol(0, 0, "values are picked, not computed"),
    "dx": Tol(0, 0, "sums of multiples of 1/8 are exact in any order"),
}
_WHAT, _BACK, _OVER, _SIZE = ("pool-what",), ("pool-backward",), ("pool-overlapping",), ("pool-size",)
_NONE = (0, 0)


def _apart(rng, dtype, *shape):
    """Whole numbers and quarters, no two equal, of both signs."""
    n = int(np.prod(shape))
    return ((rng.permutation(n) - n // 2).reshape(shape) + 0.25).astype(dtype)


def _grads(rng, dtype, *shape):
    """Signed multiples of 1/8, none 0: their sums are exact."""
    return (rng.integers(3, 17, shape) * rng.choice([-1, 1], shape) / 8).astype(dtype)


def _both(f, rng, x, k, s, p):
    y, cache = f.maxpool_forward(x, k, s, p)
    f.maxpool_backward(_grads(rng, x.dtype, *y.shape), cache)


@case("2 by 2 windows side by side", "2×2 的窗口，互不重叠", cards=_WHAT)
def windows(f, rng, dtype):
    _both(f, rng, _apart(rng, dtype, 1, 1, 4, 6), (2, 2), (2, 2), _NONE)


@case("window (2, 3), stride (3, 2): rows first", "窗口 (2, 3)、步长 (3, 2)：先行后列", cards=_SIZE)
def rectangular(f, rng, dtype):
    _both(f, rng, _apart(rng, dtype, 1, 1, 8, 7), (2, 3), (3, 2), _NONE)


@case("rows and columns that no window reaches get gradient 0", "没有窗口覆盖的行列，梯度为 0", cards=_BACK)
def left_over(f, rng, dtype):
    _both(f, rng, _apart(rng, dtype, 1, 1, 5, 8), (2, 2), (2, 3), _NONE)


@case("negative values at a padded edge: the padding must not win", "边缘全是负数：填充不能胜出", cards=_WHAT)
def negative(f, rng, dtype):
    x = -np.abs(_apart(rng, dtype, 1, 1, 3, 4)) - 1
    _both(f, rng, x, (3, 3), (2, 2), (1, 1))


@case("padding (1, 0), then (0, 2)", "填充 (1, 0)，再 (0, 2)", cards=_SIZE)
def one_axis_padded(f, rng, dtype):
    _both(f, rng, _apart(rng, dtype, 1, 1, 4, 5), (2, 3), (2, 1), (1, 0))
    _both(f, rng, _apart(rng, dtype, 1, 1, 3, 4), (2, 4), (1, 3), (0, 2))


@case("values near the most negative number of the dtype", "接近该 dtype 最小负数的值", cards=_WHAT)
def most_negative(f, rng, dtype):
    x = np.finfo(dtype).min * rng.permutation(np.linspace(0.5, 0.9, 6)).reshape(1, 1, 2, 3)
    _both(f, rng, x.astype(dtype), (2, 2), (1, 1), (1, 1))


@case(
    "windows overlap and share a maximum: its gradients add up",
    "窗口重叠、共用一个最大值：梯度相加",
    cards=_BACK + _OVER,
)
def overlap(f, rng, dtype):
    x = _apart(rng, dtype, 1, 1, 4, 5)
    x[0, 0, 1:3, 2] = 20, 18
    _both(f, rng, x, (3, 3), (1, 1), _NONE)


@case("equal maxima: the first one, row by row, gets everything", "最大值并列：逐行数的第一个得到全部梯度", cards=_BACK)
def ties(f, rng, dtype):
    top = float(rng.integers(2, 9))
    x = np.array([[0, top, 1, top, 0, 0], [top, 0, top, top, 0, 0]], dtype).reshape(1, 1, 2, 6)
    _both(f, rng, x, (2, 2), (2, 2), _NONE)


@case(
    "a constant image with padding: the first value inside wins", "整张图都相等，有填充：图内的第一个胜出", cards=_BACK
)
def constant(f, rng, dtype):
    x = np.full((1, 1, 3, 4), -float(rng.integers(1, 9)), dtype)
    _both(f, rng, x, (3, 2), (2, 2), (1, 1))


@case("one window over the whole map", "一个窗口覆盖整张图")
def whole_map(f, rng, dtype):
    _both(f, rng, _apart(rng, dtype, 2, 3, 4, 5), (4, 5), (1, 1), _NONE)


@case("maps don't mix: 2 images, 3 channels; and no image at all", "各图各通道互不相干：2 张图、3 个通道；以及没有图")
def maps(f, rng, dtype):
    x = _apart(rng, dtype, 2, 3, 4, 5)
    _both(f, rng, x, (2, 3), (1, 2), (1, 1))
    _both(f, rng, x[:0], (2, 3), (1, 2), (1, 1))


@case("all sizes are 2: a mixed-up axis keeps the shape", "各维都是 2：轴弄混了，形状也对")
def all_two(f, rng, dtype):
    _both(f, rng, _apart(rng, dtype, 2, 2, 2, 2), (1, 2), (1, 1), (0, 1))


@case("two forwards, then the backward of the first", "两次前向，再对第一次求反向", cards=_BACK)
def stale_cache(f, rng, dtype):
    x = _apart(rng, dtype, 1, 2, 4, 5)
    y, cache = f.maxpool_forward(x, (2, 2), (2, 1), _NONE)
    f.maxpool_forward(-x, (2, 2), (2, 1), _NONE)
    f.maxpool_backward(_grads(rng, dtype, *y.shape), cache)


@case("x's memory holds another image before the backward", "反向之前，x 的内存已换成别的图", cards=_BACK)
def reused(f, rng, dtype):
    x = _apart(rng, dtype, 1, 2, 3, 4)
    y, cache = f.maxpool_forward(in_storage("x", x), (2, 2), (1, 2), _NONE)
    f.maxpool_forward(in_storage("x", -x), (2, 2), (1, 2), _NONE)
    f.maxpool_backward(_grads(rng, dtype, *y.shape), cache)


@case("arrays that aren't contiguous in memory", "内存不连续的数组")
def views(f, rng, dtype):
    x = _apart(rng, dtype, 5, 8, 3, 2).T[:, :, ::2]
    y, cache = f.maxpool_forward(x, (2, 3), (2, 1), _NONE)
    f.maxpool_backward(_grads(rng, dtype, *y.shape[::-1]).T, cache)


@case("x requires a gradient: the results carry no graph", "x 需要梯度：结果不能带计算图")
def gradient(f, rng, dtype):
    x = with_grad(_apart(rng, dtype, 1, 2, 4, 5))
    y, cache = f.maxpool_forward(x, (3, 2), (1, 2), (1, 0))
    f.maxpool_backward(with_grad(_grads(rng, dtype, *y.shape)), cache)


@case(
    "the gradient is the slope of your own forward, and dx sums to what dy sums to",
    "梯度是你自己前向的斜率，且 dx 之和等于 dy 之和",
    dtypes=("float64",),
    cards=_BACK,
)
def differences(f, rng, dtype):
    x = _apart(rng, dtype, 2, 3, 5, 6)  # values are 1 apart: a step of h doesn't change who wins
    settings, h = ((3, 2), (2, 1), (1, 1)), 2.0**-10
    y, cache = f.maxpool_forward(x, *settings)
    dy = _grads(rng, dtype, *y.shape)
    dx = f.maxpool_backward(dy, cache)
    u = rng.normal(size=x.shape)
    up, down = (f.maxpool_forward(x + sign * h * u, *settings)[0] for sign in (1, -1))
    slope = ((up - down) * dy).sum() / (2 * h)
    f.expect(
        abs(slope - (dx * u).sum()) <= 1e-9 * (1 + abs(slope)),  # linear here: only rounding is left
        "dx isn't the slope of your own forward in a random direction",
        "dx 与你自己的前向沿随机方向的斜率不符",
    )
    f.expect(
        abs(dx.sum() - dy.sum()) <= 1e-12 * np.abs(dy).sum(),
        "each dy goes somewhere whole, so dx must sum to what dy sums to",
        "每个 dy 都整个送到某处，所以 dx 之和应等于 dy 之和",
    )


@case(
    "8 by 16 maps of 28 by 28, 3 by 3 windows, stride 2",
    "8×16 张 28×28 的图，3×3 窗口，步长 2",
    dtypes=("float32",),
    speed=True,
    seconds=20.0,
)
def layer(f, rng, dtype):
    _both(f, rng, rng.normal(size=(8, 16, 28, 28)).astype(dtype), (3, 3), (2, 2), (1, 1))
