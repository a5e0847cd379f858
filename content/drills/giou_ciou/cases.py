"""What the generalised IoUs must get right: the three penalties one by one, then boxes for which a quotient is 0/0.

Coordinates are multiples of 1/16 and small, so that areas and differences are exact in float32 as well.
"""

import numpy as np

from studyapp.drillkit import Tol, case, in_storage, with_grad

_RIGHT = "differences of quotients of up to 1, and arctan's last digits; right answers: 4.5 eps"
TOLERANCE = {name: Tol(12, 0, _RIGHT) for name in ("giou", "diou", "ciou")}
_FAR = {
    name: Tol(12, 0, "coordinates are rounded before they are subtracted; right answers: 2.4 eps") for name in TOLERANCE
}
_GIOU, _CIOU = ("det-giou", "det-giou-value"), ("det-diou-ciou",)


def _moved(rng, dtype, *lists):
    """Lists of boxes of small numbers, all scaled by a power of two and moved by whole numbers."""
    factor, shift = 2.0 ** rng.integers(-1, 3), np.tile(rng.integers(-9, 9, 2), 2)
    return [(np.array(rows, np.float64) * factor + shift).astype(dtype) for rows in lists]


def _boxes(rng, dtype, n, extent=160):
    low, size = rng.integers(0, extent, (n, 2)), rng.integers(24, 200, (n, 2))
    return (np.concatenate([low, low + size], axis=1) / 16).astype(dtype)


def _around(rng, dtype, *sizes):
    """Boxes of these sizes with one common centre; halves of even sizes are exact."""
    centre = np.tile(rng.integers(-9, 9, 2), 2)
    return [(centre + np.array([[-w / 2, -h / 2, w / 2, h / 2]])).astype(dtype) for w, h in sizes]


def _all(f, a, b):
    return f.giou(a, b), f.diou(a, b), f.ciou(a, b)


@case("GIoU of two boxes that overlap in a corner", "两框一角重叠时的 GIoU", cards=_GIOU)
def giou_corner(f, rng, dtype):
    f.giou(*_moved(rng, dtype, [[0, 0, 5, 3], [0, 0, 6, 6]], [[2, 1, 9, 5], [1, 1, 6, 5]]))


@case("GIoU of boxes apart: in one direction, in both, far", "两框分开时的 GIoU：一个方向、两个方向、很远", cards=_GIOU)
def giou_apart(f, rng, dtype):
    b = [[6, 1, 9, 4], [1, 7, 3, 9], [8, 5, 9, 9], [-60, -45, -57, -40]]
    f.giou(*_moved(rng, dtype, [[0, 0, 4, 3]] * 4, b))


@case("DIoU: centres apart, equal sizes", "DIoU：大小相同，中心错开", cards=_CIOU)
def diou_shifted(f, rng, dtype):
    f.diou(*_moved(rng, dtype, [[0, 0, 6, 4], [0, 0, 3, 2]], [[3, 1, 9, 5], [12, 5, 15, 7]]))


@case("DIoU: one common centre, so it is the IoU", "DIoU：中心重合，等于 IoU", cards=_CIOU)
def diou_centred(f, rng, dtype):
    a, b = _around(rng, dtype, (12, 8), (6, 4))
    f.diou(a, b)
    f.diou(b, a)


@case("CIoU: one centre, other shapes, so only alpha v is left", "CIoU：中心相同而形状不同，只剩 alpha v", cards=_CIOU)
def ciou_shape(f, rng, dtype):
    a, b, c = _around(rng, dtype, (12, 4), (4, 10), (6, 6))
    f.ciou(np.concatenate([a, b, a]), np.concatenate([b, c, c]))


@case(
    "CIoU: the same shape in another size, so v is 0 and it is the DIoU", "CIoU：形状相同、大小不同，v = 0", cards=_CIOU
)
def ciou_same_ratio(f, rng, dtype):
    f.ciou(*_moved(rng, dtype, [[0, 0, 6, 4], [2, 1, 3, 3]], [[2, 1, 5, 3], [5, 2, 9, 10]]))


@case("CIoU: all three parts at once, with small and large IoU", "CIoU：三部分同时出现，IoU 有大有小", cards=_CIOU)
def ciou_all_parts(f, rng, dtype):
    a = [[0, 0, 8, 5], [0, 0, 8, 5], [0, 0, 8, 5]]
    f.ciou(*_moved(rng, dtype, a, [[1, 0, 8, 6], [6, 3, 9, 12], [20, 9, 22, 16]]))


@case("a box with itself: 1 in all three", "框与自己：三者都是 1", cards=_CIOU)
def identical(f, rng, dtype):
    boxes = _boxes(rng, dtype, 3)
    _all(f, boxes, boxes)


@case(
    "one box inside another, at a corner and in the middle", "一个框在另一个里面：在角上，在中间", cards=_GIOU + _CIOU
)
def nested(f, rng, dtype):
    _all(f, *_moved(rng, dtype, [[0, 0, 12, 10], [0, 0, 12, 10]], [[0, 0, 4, 6], [4, 2, 8, 8]]))


@case(
    "boxes without area: beside an ordinary one, twice the same, two points", "面积为 0 的框：与普通框、与自己、两个点"
)
def no_area(f, rng, dtype):
    a = [[2, 2, 2, 6], [2, 2, 2, 6], [3, 3, 3, 3], [3, 3, 3, 3], [1, 4, 5, 4]]
    b = [[0, 0, 5, 8], [2, 2, 2, 6], [3, 3, 3, 3], [7, 4, 7, 4], [0, 0, 4, 8]]
    _all(f, *_moved(rng, dtype, a, b))


@case("no pair", "没有框对")
def empty(f, rng, dtype):
    _all(f, np.zeros((0, 4), dtype), np.zeros((0, 4), dtype))


@case("very small and very large boxes: no epsilon", "很小和很大的框：不加 epsilon")
def sizes(f, rng, dtype):
    a, b = _boxes(rng, dtype, 3), _boxes(rng, dtype, 3)
    for factor in (2.0**-20, 2.0**20):  # a power of two, so that the scaled boxes are exact
        _all(f, (a * factor).astype(dtype), (b * factor).astype(dtype))


@case("columns of a larger array, in reverse order", "取自更大数组的列，顺序颠倒")
def strided(f, rng, dtype):
    table = np.concatenate([_boxes(rng, dtype, 8), _boxes(rng, dtype, 8)], axis=1)
    _all(f, table[::-2, :4], table[1::2, 4:])


@case("other boxes later, in the same memory", "之后同一块内存里换成别的框")
def reused(f, rng, dtype):
    b = _boxes(rng, dtype, 4)
    for _ in range(2):
        _all(f, in_storage("a", _boxes(rng, dtype, 4)), b)


@case("boxes that require a gradient", "需要梯度的框", dtypes=("float32",))
def gradient(f, rng, dtype):
    _all(f, with_grad(_boxes(rng, dtype, 3)), with_grad(_boxes(rng, dtype, 3)))


@case(
    "-1 < GIoU <= IoU, CIoU <= DIoU <= IoU, and a and b may change places", "取值次序，以及 a、b 可以互换", cards=_CIOU
)
def order(f, rng, dtype):
    a, b = _boxes(rng, dtype, 9), _boxes(rng, dtype, 9)
    one, other = _all(f, a, b), _all(f, b, a)
    f.expect(np.allclose(one, other, rtol=0, atol=1e-5), "exchanging a and b changes the value", "交换 a、b 后值变了")
    g, d, c = (np.asarray(x) for x in one)
    f.expect((g > -1).all() and (c <= d + 1e-6).all(), "GIoU is above -1, CIoU at most DIoU", "GIoU > -1，CIoU <= DIoU")


@case("50,000 pairs of any coordinates", "50,000 对框，坐标任意", dtypes=("float32",), tol=_FAR, speed=True)
def many(f, rng, dtype):
    low = rng.uniform(0, 20, (100_000, 2))
    boxes = np.concatenate([low, low + rng.uniform(4, 30, (100_000, 2))], axis=1).astype(dtype)
    f.ciou(boxes[:50_000], boxes[50_000:])
