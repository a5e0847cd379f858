"""What anchors must get right: one cell, then the shapes, then the grid and the order, then the edge of the image.

Height, width, number of ratios and of scales differ, so that a wrong order can't pass by symmetry.
"""

import numpy as np

from studyapp.drillkit import Tol, case, in_storage, with_grad

TOLERANCE = {
    "boxes": Tol(6, 0, "a root, a quotient and a sum; right answers: 1.4 eps"),
}
_COUNT, _INSIDE = ("det-anchor-count", "det-ssd-boxes"), ("det-anchor-matching",)


def _scales(rng, dtype, n):
    """Distinct scales in no order, whole numbers from 8 on."""
    return (rng.permutation(n) * 17 + rng.integers(8, 20)).astype(dtype)


def _ratios(rng, dtype, n):
    return (np.array([0.5, 2.0, 1.0, 3.0, 0.3])[rng.permutation(5)[:n]] + rng.uniform(0, 0.1)).astype(dtype)


def _boxes(rng, dtype, *rows):
    """Boxes whose corners are exact, two pixels apart at least from any edge but the ones meant."""
    return np.array(rows, dtype)


@case("one cell, one square anchor in its middle", "一格，正中一个正方形 anchor", cards=_COUNT)
def one_cell(f, rng, dtype):
    f.anchors(1, 1, int(rng.integers(5, 20)), _scales(rng, dtype, 1), np.array([1.0], dtype))


@case("ratio 4 is twice as high and half as wide, ratio 1/4 the reverse", "ratio 4：高是两倍、宽是一半；1/4 反过来")
def ratio(f, rng, dtype):
    f.anchors(1, 1, 16, _scales(rng, dtype, 1), np.array([4.0, 0.25], dtype))


@case("all ratios of a scale have one area", "同一尺度的各种比例面积相同")
def area(f, rng, dtype):
    scales, ratios = _scales(rng, dtype, 1), _ratios(rng, dtype, 4)
    boxes = np.asarray(f.anchors(1, 1, 8, scales, ratios))
    areas = (boxes[:, 2] - boxes[:, 0]) * (boxes[:, 3] - boxes[:, 1])
    f.expect(
        np.allclose(areas, scales.astype(np.float64) ** 2, rtol=1e-4),
        "the area must be scale squared",
        "面积应为 scale 的平方",
    )


@case("in a cell: ratio by ratio, scales within", "一格之内：先按 ratio，再按 scale", cards=_COUNT)
def order_in_cell(f, rng, dtype):
    f.anchors(1, 1, 16, _scales(rng, dtype, 3), _ratios(rng, dtype, 2))


@case("cells row by row: 2 rows, 3 columns", "格子逐行排：2 行 3 列", cards=_COUNT)
def rows_of_cells(f, rng, dtype):
    f.anchors(2, 3, int(rng.integers(5, 20)), _scales(rng, dtype, 1), np.array([1.0], dtype))


@case("the last cell is stride / 2 from the end of the map", "最后一格的中心离图边 stride / 2")
def last_cell(f, rng, dtype):
    stride = int(rng.integers(3, 30))
    boxes = np.asarray(f.anchors(3, 5, stride, _scales(rng, dtype, 2), _ratios(rng, dtype, 1)))
    centre = (boxes[-1, :2] + boxes[-1, 2:]) / 2
    f.expect(
        np.shape(boxes) == (30, 4) and np.allclose(centre, [4.5 * stride, 2.5 * stride], atol=0.01),
        "the last centre must be (4.5, 2.5) times the stride",
        "最后一个中心应为 (4.5, 2.5) 乘 stride",
    )


@case("everything at once: 3 by 2 cells, 4 ratios, 2 scales", "合在一起：3×2 格、4 种比例、2 种尺度", cards=_COUNT)
def together(f, rng, dtype):
    f.anchors(3, 2, int(rng.integers(5, 40)), _scales(rng, dtype, 2), _ratios(rng, dtype, 4))


@case("a map without rows, or without columns", "没有行或没有列的特征图")
def empty(f, rng, dtype):
    f.anchors(0, 3, 8, _scales(rng, dtype, 2), _ratios(rng, dtype, 3))
    f.anchors(2, 0, 8, _scales(rng, dtype, 1), _ratios(rng, dtype, 2))
    f.inside(np.zeros((0, 4), dtype), 30, 40, 0)


@case("every other scale, ratios backwards", "隔一个取尺度，比例倒着取")
def strided(f, rng, dtype):
    f.anchors(2, 1, 8, _scales(rng, dtype, 6)[::2], _ratios(rng, dtype, 4)[::-1])


@case("two levels, their scales in one memory", "两层特征图，尺度先后放在同一块内存")
def levels(f, rng, dtype):
    ratios = _ratios(rng, dtype, 2)
    for height, width, stride in ((4, 6, 8), (2, 3, 16)):
        f.anchors(height, width, stride, in_storage("scales", _scales(rng, dtype, 3)), ratios)


@case("scales that require a gradient", "需要梯度的尺度", dtypes=("float32",))
def gradient(f, rng, dtype):
    f.anchors(2, 3, 8, with_grad(_scales(rng, dtype, 2)), with_grad(_ratios(rng, dtype, 2)))


@case("inside: beyond the left, top, right and bottom edge", "inside：分别越过左、上、右、下边", cards=_INSIDE)
def each_edge(f, rng, dtype):
    rows = [3, 4, 20, 18], [-2, 4, 9, 9], [3, -2, 9, 9], [30, 4, 63, 9], [30, 9, 40, 43], [44, 9, 55, 20]
    f.inside(_boxes(rng, dtype, *rows), 40, 60, 0)
    f.inside(_boxes(rng, dtype, *rows), 60, 40, 0)


@case("inside: exactly at the edge counts", "inside：恰好在边上算在内", cards=_INSIDE)
def at_edge(f, rng, dtype):
    rows = [0, 4, 20, 18], [3, 0, 9, 9], [30, 4, 60, 9], [30, 9, 40, 40], [0, 0, 60, 40]
    f.inside(_boxes(rng, dtype, *rows), 40, 60, 0)


@case("inside: a border beyond the edge, and one within it", "inside：边外的余量，边内的余量", cards=_INSIDE)
def borders(f, rng, dtype):
    rows = [-5, 4, 20, 18], [-6, 4, 9, 9], [30, 9, 64, 20], [30, 9, 66, 20], [7, 8, 20, 30], [3, 8, 20, 30]
    rows = [*rows, [8, 2, 20, 30], [20, 20, 57, 30], [20, 20, 40, 38], [8, -7, 20, 30], [8, 9, 20, 46]]
    f.inside(_boxes(rng, dtype, *rows), 40, 60, 5)
    f.inside(_boxes(rng, dtype, *rows), 40, 60, -5)


@case(
    "inside: a box larger than the image, its centre in the middle", "inside：比图像还大的框，中心在正中", cards=_INSIDE
)
def too_large(f, rng, dtype):
    f.inside(_boxes(rng, dtype, [-10, -10, 70, 50], [-10, 10, 70, 20], [10, -10, 20, 50]), 40, 60, 2)


@case("80 by 120 cells, 9 anchors each", "80×120 格，每格 9 个 anchor", dtypes=("float32",), speed=True)
def many(f, rng, dtype):
    f.anchors(80, 120, 8, _scales(rng, dtype, 3), _ratios(rng, dtype, 3))
