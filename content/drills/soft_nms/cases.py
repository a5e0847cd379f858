"""What the two variants must get right. Indices are compared exactly, so every decision has to be clear in float32 too.

Random boxes are drawn again until no score comes within 1e-4 of its rival or the floor, no IoU of the threshold.
"""

import numpy as np

from studyapp.drillkit import Tol, case, in_storage, with_grad

TOLERANCE = {
    "decayed": Tol(0, 20, "some dozen decays, each rounding an IoU and its exp; right answers: 4.4 eps", "element")
}
_SOFT, _FAST = ("det-soft-nms", "det-soft-nms-value"), ("det-fast-nms",)
# A and B, B and C overlap by about 0.5, A and C by 0.2; D lies elsewhere.
CHAIN = [[0, 0, 9, 6], [3, 0, 12, 6], [6, 0, 15, 6], [20, 9, 26, 14]]


def _move(rng, dtype, rows):
    """Scale a drawing by a power of two and shift it: IoUs stay as they are, numbers differ in every run."""
    shift = np.tile(rng.integers(-9, 9, 2), 2)
    return (np.array(rows, np.float64) * 2.0 ** rng.integers(-1, 4) + shift).astype(dtype)


def _about(rng, dtype, *scores):
    """These scores, each moved by less than a hundredth."""
    return (np.array(scores) + rng.uniform(-0.009, 0.009, len(scores))).astype(dtype)


def _iou(a, b):
    sides = np.minimum(a[..., 2:], b[..., 2:]) - np.maximum(a[..., :2], b[..., :2])
    inter = sides.clip(0).prod(-1)
    return inter / ((a[..., 2:] - a[..., :2]).prod(-1) + (b[..., 2:] - b[..., :2]).prod(-1) - inter)


def _random(rng, dtype, n, threshold, extent):
    while True:
        low = rng.uniform(0, extent, (n, 2))
        boxes = np.concatenate([low, low + rng.uniform(6, 30, (n, 2))], axis=1).astype(dtype)
        scores = ((rng.permutation(n) + rng.uniform(0.3, 0.7, n)) / n).astype(dtype)
        wide = boxes.astype(np.float64)
        if np.abs(_iou(wide[:, None], wide) - threshold).min() > 1e-5:
            return boxes, scores


def _clear(boxes, scores, decay, floor, margin=1e-4):
    """Whether the best score is always well above the next and well away from the floor."""
    boxes, now = boxes.astype(np.float64), scores.astype(np.float64)
    while len(now) > 1:
        best = now.argmax()
        top, rest, box = now[best], np.delete(now, best), boxes[best]
        if top - rest.max() < margin * top or abs(top - floor) < margin:
            return False
        if top < floor:
            return True
        boxes = np.delete(boxes, best, axis=0)
        now = rest * decay(_iou(box, boxes))
    return True


@case(
    "Gaussian: each score is lowered by its overlap with the selected box",
    "高斯：按与选中框的重叠降低分数",
    cards=_SOFT,
)
def gaussian(f, rng, dtype):
    f.soft_nms(_move(rng, dtype, CHAIN[:2]), _about(rng, dtype, 0.9, 0.8), "gaussian", 0.4, 0.9, 0.05)


@case(
    "Gaussian: small overlaps count as well, iou_threshold doesn't",
    "高斯：重叠再小也降分，与 iou_threshold 无关",
    cards=_SOFT,
)
def gaussian_small(f, rng, dtype):
    boxes = _move(rng, dtype, [CHAIN[0], CHAIN[2], CHAIN[3]])
    f.soft_nms(boxes, _about(rng, dtype, 0.9, 0.6, 0.3), "gaussian", 0.3, 0.5, 0.05)


@case(
    "linear: 1 - IoU above the threshold, unchanged below it", "线性：IoU 大于阈值的乘 1 - IoU，否则不变", cards=_SOFT
)
def linear(f, rng, dtype):
    boxes = _move(rng, dtype, [CHAIN[1], [4, 0, 13, 6], [10, 0, 19, 6], CHAIN[3]])
    f.soft_nms(boxes, _about(rng, dtype, 0.9, 0.8, 0.6, 0.4), "linear", 0.3, 0.4, 0.01)


@case("linear: an IoU exactly at the threshold lowers nothing", "线性：IoU 恰好等于阈值时不降分", cards=_SOFT)
def linear_at_threshold(f, rng, dtype):
    f.soft_nms(_move(rng, dtype, CHAIN[:2]), _about(rng, dtype, 0.9, 0.8), "linear", 0.3, 0.5, 0.01)


@case("a lowered box is overtaken by another", "降分之后被别的框超过", cards=_SOFT)
def overtaken(f, rng, dtype):
    f.soft_nms(_move(rng, dtype, CHAIN), _about(rng, dtype, 0.9, 0.8, 0.7, 0.2), "gaussian", 0.5, 0.3, 0.05)


@case("the floor is for lowered scores too, and ends the selection", "降分后的分数也要与下限比较", cards=_SOFT)
def floor(f, rng, dtype):
    f.soft_nms(_move(rng, dtype, CHAIN), _about(rng, dtype, 0.9, 0.8, 0.7, 0.45), "gaussian", 0.5, 0.3, 0.4)
    f.soft_nms(_move(rng, dtype, CHAIN), _about(rng, dtype, 0.9, 0.8, 0.7, 0.45), "linear", 0.5, 0.3, 0.42)


@case("a score exactly at the floor isn't above it", "分数恰好等于下限：没有大于它", cards=_SOFT)
def at_floor(f, rng, dtype):
    boxes = _move(rng, dtype, [CHAIN[0], CHAIN[2], CHAIN[3]])
    f.soft_nms(boxes, np.array([0.25, 0.875, 0.5], dtype), "linear", 0.5, 0.3, 0.25)


@case("no score is above the floor", "没有分数大于下限")
def nothing_left(f, rng, dtype):
    f.soft_nms(_move(rng, dtype, CHAIN), _about(rng, dtype, 0.1, 0.3, 0.2, 0.25), "gaussian", 0.5, 0.3, 0.5)


@case("a box lowered by two others; unsorted scores", "同一个框被降两次；分数没有排序", cards=_SOFT)
def twice(f, rng, dtype):
    for method in ("gaussian", "linear"):
        f.soft_nms(_move(rng, dtype, CHAIN), _about(rng, dtype, 0.8, 0.55, 0.7, 0.3), method, 0.7, 0.3, 0.02)


@case("Fast: a deleted box still deletes, unlike in greedy NMS", "Fast：被删的框仍会删别人，与贪心不同", cards=_FAST)
def chain(f, rng, dtype):
    f.fast_nms(_move(rng, dtype, CHAIN), _about(rng, dtype, 0.9, 0.8, 0.7, 0.2), 0.4)


@case("Fast: only better boxes delete; keep is in order of score", "Fast：只有更好的框才能删；按分数排列", cards=_FAST)
def one_way(f, rng, dtype):
    f.fast_nms(_move(rng, dtype, CHAIN), _about(rng, dtype, 0.4, 0.8, 0.3, 0.9), 0.4)
    f.fast_nms(_move(rng, dtype, CHAIN), _about(rng, dtype, 0.6, 0.2, 0.7, 0.3), 0.4)


@case("Fast: an IoU exactly at the threshold deletes nothing", "Fast：IoU 恰好等于阈值时不删", cards=_FAST)
def at_threshold(f, rng, dtype):
    f.fast_nms(_move(rng, dtype, CHAIN[:3]), _about(rng, dtype, 0.5, 0.9, 0.7), 0.5)


@case("equal scores: the lower index comes first", "同分：下标小的在前")
def ties(f, rng, dtype):
    boxes = _move(rng, dtype, [CHAIN[3], CHAIN[0], CHAIN[0], CHAIN[2]])
    scores = np.array([0.5, 0.75, 0.75, 0.5], dtype)
    f.fast_nms(boxes, scores, 0.3)
    f.soft_nms(boxes, scores, "linear", 0.5, 0.3, 0.1)


@case("boxes without area: their 0/0 lowers and deletes nothing", "没有面积的框：0/0 既不降分也不删框")
def no_area(f, rng, dtype):
    boxes = _move(rng, dtype, [[2, 3, 2, 7], CHAIN[0], [2, 3, 2, 7], [4, 4, 4, 4], CHAIN[1]])
    scores = _about(rng, dtype, 0.9, 0.8, 0.7, 0.6, 0.5)
    f.soft_nms(boxes, scores, "gaussian", 0.5, 0.3, 0.05)
    f.fast_nms(boxes, scores, 0.3)


@case("no box; one box", "没有框；只有一个框")
def empty(f, rng, dtype):
    for n in (0, 1):
        boxes, scores = _move(rng, dtype, CHAIN)[:n], _about(rng, dtype, 0.6)[:n]
        f.soft_nms(boxes, scores, "gaussian", 0.5, 0.3, 0.05)
        f.fast_nms(boxes, scores, 0.5)


@case("columns of one table, every other row", "取自同一张表的列，隔行取")
def strided(f, rng, dtype):
    table = np.zeros((8, 5), dtype)
    table[::2, :4], table[::2, 4] = _move(rng, dtype, CHAIN), _about(rng, dtype, 0.3, 0.8, 0.7, 0.9)
    f.soft_nms(table[::2, :4], table[::2, 4], "linear", 0.5, 0.3, 0.05)
    f.fast_nms(table[::2, :4], table[::2, 4], 0.4)


@case("the same scores for both methods, in one memory", "同一块内存里的分数，先后用于两种方法")
def reused(f, rng, dtype):
    boxes = _move(rng, dtype, CHAIN)
    for method, best in (("gaussian", 0.9), ("linear", 0.65)):
        scores = in_storage("scores", _about(rng, dtype, best, 0.55, 0.35, 0.2))
        f.soft_nms(boxes, scores, method, 0.6, 0.3, 0.05)


@case("boxes and scores that require a gradient", "需要梯度的框与分数", dtypes=("float32",))
def gradient(f, rng, dtype):
    boxes, scores = _move(rng, dtype, CHAIN), _about(rng, dtype, 0.3, 0.8, 0.7, 0.9)
    f.soft_nms(with_grad(boxes), with_grad(scores), "gaussian", 0.5, 0.3, 0.05)
    f.fast_nms(with_grad(boxes), with_grad(scores), 0.4)


@case("60 random boxes, both methods", "60 个随机框，两种方法", cards=_SOFT)
def dozens(f, rng, dtype):
    for method, decay in (
        ("gaussian", lambda iou: np.exp(-(iou**2) / 0.35)),
        ("linear", lambda iou: np.where(iou > 0.45, 1 - iou, 1)),
    ):
        boxes, scores = _random(rng, dtype, 60, 0.45, 90)
        while not _clear(boxes, scores, decay, 0.15):
            boxes, scores = _random(rng, dtype, 60, 0.45, 90)
        f.soft_nms(boxes, scores, method, 0.35, 0.45, 0.15)


@case("1000 boxes", "1000 个框", dtypes=("float32",), speed=True)
def many(f, rng, dtype):
    f.fast_nms(*_random(rng, dtype, 1000, 0.4, 400), 0.4)
