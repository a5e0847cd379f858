"""What a size formula must get right, one rule at a time. Whole numbers need no tolerance."""

from studyapp.drillkit import case

TOLERANCE = {}
_WHOLE = ("float64",)  # no arrays: one dtype is enough
_SIZE, _SAME, _TRANSPOSED = ("conv-output-size",), ("conv-same-valid",), ("conv-transposed-size",)
_POOL, _CEIL = ("pool-size",), ("pool-ceil-size",)


def _between(rng, low, high):
    return int(rng.integers(low, high + 1))


@case("stride 1, no padding", "步长 1，无填充", dtypes=_WHOLE, cards=_SIZE)
def plain(f, rng, dtype):
    for k in (1, 2, 5):
        f.conv_size(_between(rng, 9, 20), k, 1, 0, 1)


@case("padding counts on both sides", "填充两侧都要算", dtypes=_WHOLE, cards=_SIZE)
def padding(f, rng, dtype):
    f.conv_size(_between(rng, 9, 20), 3, 1, 1, 1)
    f.conv_size(_between(rng, 9, 20), 4, 1, _between(rng, 2, 6), 1)


@case("the stride leaves a remainder: rounded down", "步长除不尽：向下取整", dtypes=_WHOLE, cards=_SIZE)
def remainder(f, rng, dtype):
    steps = _between(rng, 2, 9)
    f.conv_size(2 * steps, 3, 2, 0, 1)
    for rest in (1, 2, 3):
        f.conv_size(4 * steps + 3 + rest, 3, 4, 0, 1)


@case("dilation: the kernel spans more than its taps", "有空洞：核的跨度大于采样点数", dtypes=_WHOLE, cards=_SIZE)
def dilation(f, rng, dtype):
    for k, d in ((3, 2), (2, 5), (1, 4)):
        f.conv_size(_between(rng, 12, 20), k, _between(rng, 1, 3), 1, d)


@case("the kernel fits exactly once", "核恰好只放得下一次", dtypes=_WHOLE, cards=_SIZE)
def exactly_once(f, rng, dtype):
    n = _between(rng, 5, 9)
    f.conv_size(n, n, 2, 0, 1)
    f.conv_size(n, n + 4, 3, 2, 1)


@case("the kernel doesn't fit: ValueError, whatever the stride", "核放不下：不论步长，都是 ValueError", dtypes=_WHOLE)
def too_small(f, rng, dtype):
    n = _between(rng, 3, 6)
    for k, s, p, d in ((n + 1, 1, 0, 1), (n + 1, 2, 0, 1), (n + 6, 5, 2, 1), (3, 4, 0, n)):
        with f.raises(ValueError):
            f.conv_size(n, k, s, p, d)


@case("pooling rounds down unless told otherwise", "池化默认向下取整", dtypes=_WHOLE, cards=_POOL)
def pool_floor(f, rng, dtype):
    n = 2 * _between(rng, 4, 9) + 1
    f.pool_size(n, 2, 2, 0, 1, False)
    f.pool_size(n + 1, 3, 2, 0, 1, False)
    f.pool_size(n + 1, 3, 2, 1, 2, False)


@case(
    "ceil_mode rounds up, and adds nothing where the division is exact",
    "ceil_mode 向上取整；除得尽时不多加",
    dtypes=_WHOLE,
    cards=_CEIL,
)
def pool_ceil(f, rng, dtype):
    n = 6 * _between(rng, 2, 5)
    for extra in range(4):  # remainders 0, 1, 2, 0 of stride 3
        f.pool_size(n + extra, 3, 3, 0, 1, True)
    f.pool_size(n + 1, 3, 2, 0, 1, True)


@case(
    "ceil_mode: a window that would start in the right padding is left out",
    "ceil_mode：起点落在右侧填充里的窗口不算",
    dtypes=_WHOLE,
    cards=_CEIL,
)
def pool_ceil_drops(f, rng, dtype):
    n = 2 * _between(rng, 2, 9) + 1
    f.pool_size(n, 2, 2, 1, 1, True)  # it would start exactly where the padding begins
    f.pool_size(2 * n - 1, 2, 4, 1, 1, True)  # and here two elements further
    f.pool_size(2 * n, 3, 2, 1, 1, True)  # this one starts on the last element and stays


@case("pooling with dilation, in both modes", "带空洞的池化，两种取整", dtypes=_WHOLE, cards=_CEIL)
def pool_dilation(f, rng, dtype):
    n = 3 * _between(rng, 4, 8)
    for extra in range(3):
        f.pool_size(n + extra, 4, 3, 2, 2, True)
        f.pool_size(n + extra, 4, 3, 2, 2, False)


@case(
    "ceil_mode on an input shorter than the window: 1, or ValueError",
    "ceil_mode，输入比窗口短：得 1，或 ValueError",
    dtypes=_WHOLE,
    cards=_CEIL,
)
def pool_ceil_short(f, rng, dtype):
    n = _between(rng, 3, 6)
    f.pool_size(n, n + 1, 2, 0, 1, True)
    with f.raises(ValueError):
        f.pool_size(n, n + 2, 2, 0, 1, True)
    with f.raises(ValueError):
        f.pool_size(n, n + 1, 2, 0, 1, False)


@case(
    "pooling padding: half the window is allowed, more is a ValueError",
    "池化填充：窗口的一半可以，再多就是 ValueError",
    dtypes=_WHOLE,
    cards=_POOL,
)
def pool_padding(f, rng, dtype):
    n = _between(rng, 9, 20)
    f.pool_size(n, 3, 2, 1, 1, False)
    f.pool_size(n, 4, 2, 2, 2, False)
    for k, p, d in ((3, 2, 1), (2, 2, 1), (3, 2, 2)):
        with f.raises(ValueError):
            f.pool_size(n, k, 2, p, d, False)


@case(
    "transposed: stamps a stride apart, padding crops",
    "转置卷积：相邻两次铺核相隔一个步长，填充是裁剪",
    dtypes=_WHOLE,
    cards=_TRANSPOSED,
)
def transposed(f, rng, dtype):
    n = _between(rng, 4, 9)
    f.transposed_size(n, 3, 2, 0, 1, 0)
    f.transposed_size(n, 4, 2, 1, 1, 0)
    f.transposed_size(n, 3, 3, 2, 4, 0)
    f.transposed_size(1, 2, 5, 0, 1, 0)


@case(
    "output_padding is added once, and less than the stride or the dilation",
    "output_padding 只加一次，且须小于步长或空洞率",
    dtypes=_WHOLE,
    cards=_TRANSPOSED,
)
def output_padding(f, rng, dtype):
    n = _between(rng, 4, 9)
    f.transposed_size(n, 3, 2, 1, 1, 1)
    f.transposed_size(n, 3, 2, 1, 4, 3)
    for s, d, extra in ((2, 1, 2), (1, 1, 1), (2, 3, 3)):
        with f.raises(ValueError):
            f.transposed_size(n, 3, s, 1, d, extra)


@case(
    "transposed: cropping leaves nothing: ValueError",
    "转置卷积：裁得什么也不剩：ValueError",
    dtypes=_WHOLE,
    cards=_TRANSPOSED,
)
def cropped_away(f, rng, dtype):
    k = _between(rng, 2, 5)
    f.transposed_size(1, 2 * k + 1, 3, k, 1, 0)
    with f.raises(ValueError):
        f.transposed_size(1, 2 * k, 3, k, 1, 0)


@case(
    "a convolution undoes the size of the transposed one, whatever output_padding",
    "不论 output_padding 是几，同样设置的卷积都变回原来的尺寸",
    dtypes=_WHOLE,
    cards=_TRANSPOSED,
)
def undone(f, rng, dtype):
    n = _between(rng, 4, 9)
    for extra in range(3):
        size = f.transposed_size(n, 3, 3, 2, 2, extra)
        f.expect(
            f.conv_size(size, 3, 3, 2, 2) == n,
            "the convolution with the same settings must give the transposed one's input size",
            "设置相同的卷积应当得到转置卷积的输入尺寸",
        )


@case(
    "SAME at stride 1: odd and even kernels, dilation", "SAME，步长 1：奇数核、偶数核、空洞", dtypes=_WHOLE, cards=_SAME
)
def same(f, rng, dtype):
    n = _between(rng, 9, 20)
    for k, d in ((3, 1), (4, 1), (3, 2), (2, 3)):
        f.same_padding(n, k, 1, d)


@case("SAME at larger strides: the padding depends on n", "SAME，步长更大：填充随 n 而变", dtypes=_WHOLE, cards=_SAME)
def same_stride(f, rng, dtype):
    n = 6 * _between(rng, 2, 6)
    for extra in range(3):
        f.same_padding(n + extra, 3, 2, 1)
        f.same_padding(n + extra, 5, 3, 2)


@case(
    "SAME with a stride beyond the kernel: no padding, never less",
    "SAME，步长大于核：填充为 0，不会是负数",
    dtypes=_WHOLE,
    cards=_SAME,
)
def same_sparse(f, rng, dtype):
    n = 4 * _between(rng, 2, 6)
    for extra in range(4):
        f.same_padding(n + extra, 1, 2, 1)
        f.same_padding(n + extra, 2, 4, 1)


@case("the sizes of a whole network, one after another", "整个网络，一层接一层", dtypes=_WHOLE, cards=_SIZE)
def network(f, rng, dtype):
    n = _between(rng, 190, 260)
    n = f.conv_size(n, 7, 2, 3, 1)
    n = f.pool_size(n, 3, 2, 1, 1, True)
    for s, d in ((1, 1), (2, 1), (2, 1), (1, 2)):
        n = f.conv_size(n, 3, s, d, d)
    n = f.transposed_size(n, 4, 2, 1, 1, 0)
    f.same_padding(n, 3, 2, 1)
