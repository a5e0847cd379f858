"""What an offset must get right in each layout, with sizes all different, and what filling up changes."""

import itertools

from studyapp.drillkit import Tol, case

TOLERANCE = {"memory": Tol(0, 0, "values are copied")}
_WHOLE = ("float64",)  # indices: one dtype is enough
_PLAIN = ("NCHW", "NHWC", "CHWN")
_STRIDES, _BLOCKED = ("layout-strides",), ("layout-blocked", "layout-blocked-offset")
_PADDING = ("layout-blocked-padding",)


def _place(rng, shape):
    """Indices none of which is 0, where that is possible."""
    return [int(rng.integers(min(1, size - 1), size)) for size in shape]


def _values(rng, dtype, *shape):
    return (rng.integers(1, 90, shape) / 8).astype(dtype)


@case("strides of the plain layouts", "普通排布的步长", dtypes=_WHOLE, cards=_STRIDES)
def plain_strides(f, rng, dtype):
    for layout in _PLAIN:
        f.strides(layout, (int(rng.integers(2, 9)), 3, 4, 5))


@case("NCHW: an element, and back", "NCHW：元素的位置，再找回来", dtypes=_WHOLE, cards=("layout-nchw-offset",))
def nchw(f, rng, dtype):
    shape = (3, 4, 5, 6)
    f.index("NCHW", f.offset("NCHW", *_place(rng, shape), shape), shape)


@case("NHWC: an element, and back", "NHWC：元素的位置，再找回来", dtypes=_WHOLE, cards=("layout-nhwc-offset",))
def nhwc(f, rng, dtype):
    shape = (3, 4, 5, 6)
    f.index("NHWC", f.offset("NHWC", *_place(rng, shape), shape), shape)


@case("CHWN: an element, and back", "CHWN：元素的位置，再找回来", dtypes=_WHOLE, cards=("layout-chwn-offset",))
def chwn(f, rng, dtype):
    shape = (3, 4, 5, 6)
    f.index("CHWN", f.offset("CHWN", *_place(rng, shape), shape), shape)


@case(
    "nChw8c with 16 channels: offsets in both blocks", "nChw8c，16 个通道：两块里的偏移", dtypes=_WHOLE, cards=_BLOCKED
)
def blocked(f, rng, dtype):
    shape = (3, 16, 4, 5)
    n, _, h, w = _place(rng, shape)
    for c in (0, int(rng.integers(1, 8)), 8, int(rng.integers(9, 16))):
        f.offset("nChw8c", n, c, h, w, shape)


@case(
    "nChw8c with 11 channels: 16 take up space",
    "nChw8c，11 个通道：占 16 个的空间",
    dtypes=_WHOLE,
    cards=_BLOCKED + _PADDING,
)
def filled_up(f, rng, dtype):
    shape = (3, 11, 4, 5)
    n, _, h, w = _place(rng, shape)
    for c in (5, 8, 10):
        f.offset("nChw8c", n, c, h, w, shape)


@case("nChw8c: the element at a place", "nChw8c：某个位置上的元素", dtypes=_WHOLE, cards=_BLOCKED)
def blocked_index(f, rng, dtype):
    shape = (2, 11, 3, 4)
    n, h, w = int(rng.integers(2)), int(rng.integers(1, 3)), int(rng.integers(1, 4))
    for c in (2, 7, 10):
        f.index("nChw8c", ((n * 2 + c // 8) * 12 + h * 4 + w) * 8 + c % 8, shape)


@case(
    "a place that only fills up holds no element: IndexError",
    "只用来补满的位置上没有元素：IndexError",
    dtypes=_WHOLE,
    cards=_PADDING,
)
def filling(f, rng, dtype):
    shape = (2, 11, 3, 4)
    f.index("nChw8c", 96 + 8 * int(rng.integers(1, 12)) + 2, shape)
    for lane in (3, 7):
        with f.raises(IndexError):
            f.index("nChw8c", 96 + 8 * int(rng.integers(1, 12)) + lane, shape)


@case("outside: IndexError, also for negative numbers", "越界：IndexError，负数也是", dtypes=_WHOLE)
def outside(f, rng, dtype):
    shape = (2, 3, 4, 5)
    f.offset("NHWC", 1, 2, 3, 4, shape)
    for place in ((2, 0, 0, 0), (0, 3, 0, 0), (0, 0, 4, 0), (0, 0, 0, 5), (0, 0, 0, -1), (0, -1, 1, 0)):
        with f.raises(IndexError):
            f.offset(_PLAIN[int(rng.integers(3))], *place, shape)
    with f.raises(IndexError):
        f.offset("nChw8c", 0, 5, 0, 0, shape)
    for layout, at in (("NCHW", 120), ("CHWN", -1), ("nChw8c", 320)):
        with f.raises(IndexError):
            f.index(layout, at, shape)


@case("the last place of all is still inside", "最末一个位置仍在内存之内", dtypes=_WHOLE)
def last(f, rng, dtype):
    shape = (2, 8, 3, int(rng.integers(2, 6)))
    for layout in (*_PLAIN, "nChw8c"):
        f.index(layout, 16 * 3 * shape[3] - 1, shape)


@case(
    "no strides for nChw8c, no layout nchw: ValueError",
    "nChw8c 没有步长，也没有叫 nchw 的排布：ValueError",
    dtypes=_WHOLE,
    cards=_BLOCKED,
)
def no_strides(f, rng, dtype):
    with f.raises(ValueError):
        f.strides("nChw8c", (2, 8, 4, 5))
    with f.raises(ValueError):
        f.strides("nchw", (2, 8, 4, 5))
    with f.raises(ValueError):
        f.offset("NWHC", 0, 0, 0, 0, (2, 8, 4, 5))


@case("sizes of 1", "长度为 1 的维", dtypes=_WHOLE)
def ones(f, rng, dtype):
    for layout in _PLAIN:
        f.strides(layout, (1, int(rng.integers(2, 7)), 1, 3))
    f.offset("nChw8c", 0, 0, 0, 1, (1, 1, 1, 3))


@case("pack: all elements in the layout's order", "pack：全部元素按排布的次序", cards=("layout-formats",))
def packed(f, rng, dtype):
    for layout in _PLAIN:
        f.pack(_values(rng, dtype, 2, 3, 4, 5), layout)


@case("pack into blocks, with zeros where channels are missing", "pack 成块，缺的通道是 0", cards=_BLOCKED + _PADDING)
def packed_blocks(f, rng, dtype):
    f.pack(_values(rng, dtype, 2, 16, 2, 3), "nChw8c")
    f.pack(_values(rng, dtype, 2, 11, 2, 3), "nChw8c")


@case("pack an array that isn't contiguous", "pack 一个不连续的数组")
def packed_view(f, rng, dtype):
    x = _values(rng, dtype, 5, 4, 9, 2).T[..., ::-2]
    for layout in ("NCHW", "nChw8c"):
        f.pack(x, layout)


@case(
    "every element of a packed array is where offset says",
    "打包后的每个元素都在 offset 所说的位置",
    dtypes=_WHOLE,
    cards=_STRIDES,
)
def agree(f, rng, dtype):
    x = _values(rng, dtype, 2, 3, 2, 2)
    for layout in ("CHWN", "nChw8c"):
        memory = f.pack(x, layout)
        f.expect(
            all(
                memory[f.offset(layout, *place, x.shape)] == x[place]
                for place in itertools.product(*map(range, x.shape))
            ),
            "an element of pack's result isn't where offset says",
            "pack 结果里有元素不在 offset 所说的位置",
        )


@case("pack (8, 30, 28, 28) into blocks", "把 (8, 30, 28, 28) pack 成块", dtypes=("float32",), speed=True, seconds=20.0)
def layer(f, rng, dtype):
    f.pack(_values(rng, dtype, 8, 30, 28, 28), "nChw8c")
