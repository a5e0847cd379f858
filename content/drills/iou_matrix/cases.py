"""What an IoU matrix must get right. N and M differ everywhere, so that a transposed result has the wrong shape."""

import numpy as np

from studyapp.drillkit import Tol, case, in_storage, with_grad

TOLERANCE = {
    "iou": Tol(0, 16, "two products, a sum and a quotient of exact differences; right answers: 3 eps", "element")
}
_DIFFERENCES = {"iou": Tol(16, 0, "coordinates are rounded before they are subtracted; right answers: 4 eps")}
_IOU, _PIXELS = ("det-iou",), ("det-iou-plus-one",)


def _moved(rng, dtype, *lists):
    """Lists of boxes of small whole numbers, all moved by one shift: every area is exact, and short to read."""
    shift = np.tile(rng.integers(1, 9, 2), 2)
    return [np.add(rows, shift).astype(dtype) for rows in lists]


def _boxes(rng, dtype, n, extent=40.0):
    """Random boxes of which many pairs overlap and many don't; coordinates are multiples of 1/16, so exact."""
    corner = rng.uniform(-extent / 2, extent / 2, (n, 2))
    boxes = np.concatenate([corner, corner + rng.uniform(extent / 8, extent / 2, (n, 2))], axis=1)
    return (np.round(boxes * 16) / 16).astype(dtype)


@case("two boxes that overlap in a corner", "两个框在一角重叠", cards=_IOU)
def corner(f, rng, dtype):
    f.iou_matrix(*_moved(rng, dtype, [[0, 0, 5, 3]], [[2, 1, 9, 5]]))


@case("rows are boxes of a, columns boxes of b", "行对应 a 的框，列对应 b 的框", cards=_IOU)
def rows_and_columns(f, rng, dtype):
    f.iou_matrix(_boxes(rng, dtype, 3), _boxes(rng, dtype, 5))


@case("boxes apart in one direction, and in both", "只在一个方向分开，以及两个方向都分开", cards=_IOU)
def apart(f, rng, dtype):
    (a,) = _moved(rng, dtype, [[10, 10, 14, 13]])
    away = np.array([[6, 1, 6, 1], [-6, 1, -6, 1], [1, 7, 1, 7], [1, -7, 1, -7], [6, 7, 6, 7], [-6, -7, -6, -7]], dtype)
    f.iou_matrix(a, a + away)


@case("one box inside another, and the same box", "一个框在另一个里面，以及完全相同的框", cards=_IOU)
def nested(f, rng, dtype):
    (boxes,) = _moved(rng, dtype, [[0, 0, 12, 10], [3, 2, 7, 6], [4, 3, 5, 5]])
    f.iou_matrix(boxes, boxes[:2])


@case("boxes that touch at an edge or a corner", "只在一条边或一个角上相接", cards=_PIXELS)
def touching(f, rng, dtype):
    f.iou_matrix(*_moved(rng, dtype, [[0, 0, 4, 3]], [[4, 0, 9, 3], [0, 3, 4, 5], [4, 3, 6, 7]]))


@case("a box without area beside ordinary ones, and with itself", "面积为 0 的框：与普通框比，也与自己比", cards=_IOU)
def no_area(f, rng, dtype):
    flat = [[2, 2, 2, 6], [3, 3, 3, 3]]
    f.iou_matrix(*_moved(rng, dtype, flat, [*flat, [0, 0, 5, 8]]))


@case("no box in a, in b, in both", "a 为空、b 为空、都为空")
def empty(f, rng, dtype):
    none = np.zeros((0, 4), dtype)
    f.iou_matrix(none, _boxes(rng, dtype, 3))
    f.iou_matrix(_boxes(rng, dtype, 2), none)
    f.iou_matrix(none, none)


@case("very small and very large boxes", "很小和很大的框")
def sizes(f, rng, dtype):
    a, b = _boxes(rng, dtype, 4), _boxes(rng, dtype, 3)
    for factor in (2.0**-20, 2.0**20):  # a power of two, so that the scaled boxes are exact
        f.iou_matrix((a * factor).astype(dtype), (b * factor).astype(dtype))


@case("int32 pixels whose areas exceed int32", "int32 像素坐标，面积超出 int32", dtypes=("float64",))
def integers(f, rng, dtype):
    corner = rng.integers(-60_000, 60_000, (3, 2))
    a = np.concatenate([corner, corner + rng.integers(70_000, 90_000, (3, 2))], axis=1).astype(np.int32)
    f.iou_matrix(a, a[:2] + np.int32(rng.integers(10_000, 20_000)))
    f.iou_matrix(np.array([[0, 0, 3, 2]], np.int32), np.array([[1, 0, 4, 2], [1, 1, 2, 2]], np.int32))


@case("columns of a larger array, in reverse order", "取自更大数组的列，顺序颠倒")
def strided(f, rng, dtype):
    table = np.concatenate([_boxes(rng, dtype, 8), rng.uniform(size=(8, 2)).astype(dtype)], axis=1)
    f.iou_matrix(table[::-2, :4], table[1::3, :4])


@case("it doesn't matter which list comes first", "交换两组框，结果只是转置", cards=_IOU)
def symmetric(f, rng, dtype):
    a, b = _boxes(rng, dtype, 4), _boxes(rng, dtype, 6)
    one, other = f.iou_matrix(a, b), f.iou_matrix(b, a)
    f.expect(
        np.allclose(one, np.asarray(other).T, rtol=8 * np.finfo(dtype).eps, atol=0),
        "iou(a, b) must be the transpose of iou(b, a)",
        "iou(a, b) 应当是 iou(b, a) 的转置",
    )


@case("other boxes later, in the same memory", "之后同一块内存里换成别的框")
def reused(f, rng, dtype):
    f.iou_matrix(in_storage("a", _boxes(rng, dtype, 4)), _boxes(rng, dtype, 2))
    f.iou_matrix(in_storage("a", _boxes(rng, dtype, 4)), _boxes(rng, dtype, 2))


@case("boxes that require a gradient", "需要梯度的框")
def gradient(f, rng, dtype):
    f.iou_matrix(with_grad(_boxes(rng, dtype, 3)), _boxes(rng, dtype, 2))


@case(
    "600 by 500 boxes of any coordinates", "600×500 个框，坐标任意", dtypes=("float32",), tol=_DIFFERENCES, speed=True
)
def many(f, rng, dtype):
    corner = rng.uniform(0, 60, (1100, 2))
    boxes = np.concatenate([corner, corner + rng.uniform(4, 30, (1100, 2))], axis=1).astype(dtype)
    f.iou_matrix(boxes[:600], boxes[600:])
