"""What NMS answers are asked. Indices are compared exactly, so every decision has to be clear in either dtype.

IoU meets the threshold only where it is exactly 1/4, 1/2 or 3/4; random boxes are drawn again until no IoU lies within
1e-5 of it (float32 rounds an IoU by less than 1e-6). Score thresholds are sums of powers of two, for the same reason.
"""

import numpy as np

from studyapp.drillkit import Tol, case, in_storage, with_grad

TOLERANCE = {
    "decayed": Tol(0, 32, "up to 14 decays, each rounding an IoU, its square and exp; seen: 8 eps", "element"),
}
MARGIN = 1e-5

# --- inputs -----------------------------------------------------------------------------------------------------------


def _move(rng, dtype, rows, low=3.0, high=40.0):
    """Scale a drawing and shift it away from the origin: IoUs stay, numbers differ in every run."""
    rows = np.array(rows, np.float64).reshape(-1, 4)
    shift = rng.uniform(low, high, 2)
    return (rows * rng.uniform(0.8, 6.0) + np.tile(shift, 2)).astype(dtype)


def _exactly(rng, dtype, rows):
    """The same without rounding: scale by a power of two, shift by whole numbers."""
    rows = np.array(rows, np.float64).reshape(-1, 4)
    return (rows * 2.0 ** rng.integers(-1, 4) + np.tile(rng.integers(1, 9, 2), 2)).astype(dtype)


def _scores(rng, dtype, n):
    """Distinct scores between 0 and 1 in random order."""
    return ((rng.permutation(n) + rng.uniform(0.2, 0.8, n)) / max(n, 1)).astype(dtype)


def _falling(rng, dtype, n):
    return np.sort(_scores(rng, dtype, n))[::-1].copy()


def _draw(rng, n, extent, low, high):
    corner = rng.uniform(0, extent, (n, 2))
    return np.concatenate([corner, corner + rng.uniform(low, high, (n, 2))], axis=1)


def _boxes(rng, dtype, n, threshold, *, extent=100.0, low=6.0, high=30.0, shift=5.0, score=None):
    """Random boxes of which no two have an IoU (or another `score`) within MARGIN of the threshold."""
    while True:
        boxes = (_draw(rng, n, extent, low, high) + shift).astype(dtype)
        if np.abs((score or _iou)(boxes.astype(np.float64)) - threshold).min(initial=1) > MARGIN:
            return boxes


def _iou(boxes):
    """The IoU of all pairs of float64 boxes (..., N, 4), 0 on the diagonal."""
    a, b = boxes[..., :, None, :], boxes[..., None, :, :]
    sides = np.minimum(a[..., 2:], b[..., 2:]) - np.maximum(a[..., :2], b[..., :2])
    inter = sides.clip(0).prod(-1)
    area = (boxes[..., 2:] - boxes[..., :2]).prod(-1)
    return inter / (area[..., :, None] + area[..., None, :] - inter) * (1 - np.eye(boxes.shape[-2]))


def _rows(keep, n):
    """Indices that are safe to use: what is odd about them has been noted when they came."""
    return np.asarray(keep).astype(np.int64).ravel() % max(n, 1)


# --- the core: a few boxes each, one idea each ------------------------------------------------------------------------


@case("two boxes on one object, a third elsewhere", "同一物体上的两个框，另一个框在别处", cards=("det-nms",))
def overlap(f, rng, dtype):
    boxes = _move(rng, dtype, [[0, 0, 10, 7], [2, 0.5, 11, 7.5], [14, 11, 25, 15]])  # IoU of the first two: 0.63
    f.nms(boxes, _falling(rng, dtype, 3), 0.55)


@case("a small box inside a large one", "小框完全在大框里面", cards=("det-iou",))
def inside(f, rng, dtype):
    boxes = _move(rng, dtype, [[0, 0, 10, 8], [2, 1, 7, 5], [4, 2, 6, 3]])
    f.nms(boxes, _falling(rng, dtype, 3), 0.45)


@case("boxes that overlap less than the threshold", "重叠低于阈值的框", cards=("det-nms", "det-nms-threshold"))
def below_threshold(f, rng, dtype):
    boxes = _move(rng, dtype, [[0, 0, 10, 6], [4, 0, 15, 6.5]])  # IoU 0.38; twice the overlap over both areas: 0.55
    f.nms(boxes, _falling(rng, dtype, 2), 0.5)


@case("a box overlaps an earlier kept box, not the latest", "与更早保留的框重叠，而不是最近保留的", cards=("det-nms",))
def earlier_kept(f, rng, dtype):
    rows = [[0, 0, 10, 6], [30, 2, 37, 12], [50, 1, 58, 6], [1, 0.5, 11, 6.5], [31, 2, 38, 12.5]]
    f.nms(_move(rng, dtype, rows), _falling(rng, dtype, 5), 0.5)


@case("the boxes do not come sorted by score", "输入的框没有按分数排序", cards=("det-nms",))
def unsorted(f, rng, dtype):
    rows = [[0, 0, 10, 7], [1, 0.5, 11, 7.5], [14, 11, 25, 15], [30, 2, 33, 9], [14.5, 11.5, 26, 15]]
    low, best, high, lowest, highest = _falling(rng, dtype, 5)[[3, 1, 2, 4, 0]]
    f.nms(_move(rng, dtype, rows), np.array([low, best, high, lowest, highest]), 0.5)


@case("a box that was dropped suppresses nothing", "被删掉的框不再抑制别的框", cards=("det-nms-kept", "det-nms"))
def chain(f, rng, dtype):
    boxes = _move(rng, dtype, [[0, 0, 10, 8], [3, 0, 13, 8], [6, 0, 16, 8]])  # neighbours 0.54, ends 0.25
    f.nms(boxes, _falling(rng, dtype, 3), 0.45)


@case("a long chain, each box overlapping the next", "一长串框，每个只与下一个重叠", cards=("det-nms-kept",))
def long_chain(f, rng, dtype):
    n = int(rng.integers(11, 15))
    start = 3.0 * np.arange(n)
    rows = np.stack([start, 0 * start, start + 10, 0 * start + 8], axis=1)
    place = rng.permutation(n)
    f.nms(_move(rng, dtype, rows)[place], _falling(rng, dtype, n)[place], 0.45)


@case("boxes apart in both directions", "横向和纵向都不相交的框", cards=("det-iou",))
def apart_both_ways(f, rng, dtype):
    boxes = _move(rng, dtype, [[0, 0, 4, 3], [9, 8, 12, 13]])  # both sides of the "overlap" are -5
    f.nms(boxes, _falling(rng, dtype, 2), 0.3)


@case("coordinates between 0 and 1", "归一化到 0 与 1 之间的坐标", cards=("det-iou-plus-one",))
def normalised(f, rng, dtype):
    f.nms(_boxes(rng, dtype, 17, 0.5, extent=0.12, low=0.05, high=0.3, shift=0.0), _scores(rng, dtype, 17), 0.5)


@case("an IoU exactly at the threshold is no overlap too many", "IoU 恰好等于阈值时保留", cards=("det-nms",))
def at_threshold(f, rng, dtype):
    for rows, threshold in (
        ([[0, 0, 2, 1], [0, 0, 1, 1]], 0.5),
        ([[0, 0, 4, 1], [1, 0, 2, 1]], 0.25),
        ([[0, 0, 3, 5], [0, 0, 4, 5]], 0.75),
    ):
        f.nms(_exactly(rng, dtype, rows), _falling(rng, dtype, 2), threshold)


@case("the same box several times", "完全相同的框出现多次", cards=("det-nms",))
def identical(f, rng, dtype):
    boxes = np.repeat(_move(rng, dtype, [[0, 0, 7, 4], [20, 3, 24, 12]]), (4, 3), axis=0)
    f.nms(boxes, _scores(rng, dtype, 7), 0.6)


@case("boxes that only touch, at threshold 0", "阈值为 0，框只是边或角相接", cards=("det-iou", "det-nms"))
def touching(f, rng, dtype):
    boxes = _exactly(rng, dtype, [[0, 0, 4, 3], [4, 0, 9, 3], [0, 3, 4, 8], [4, 3, 6, 5]])
    f.nms(boxes, _scores(rng, dtype, 4), 0.0)


@case("threshold 0: the slightest overlap suppresses", "阈值为 0：稍有重叠就删", cards=("det-nms-threshold",))
def threshold_zero(f, rng, dtype):
    boxes = _move(rng, dtype, [[0, 0, 10, 8], [9, 7, 16, 18], [17, 0, 21, 6]])  # IoU of the first two: 0.006
    f.nms(boxes, _scores(rng, dtype, 3), 0.0)


@case("threshold 1: nothing is ever suppressed", "阈值为 1：一个也不删", cards=("det-nms-threshold",))
def threshold_one(f, rng, dtype):
    boxes = _exactly(rng, dtype, [[0, 0, 7, 4], [0, 0, 7, 4], [0, 0, 6, 4], [1, 0, 7, 4], [0, 0, 7, 4]])
    f.nms(boxes, _scores(rng, dtype, 5), 1.0)


@case("equal scores on overlapping boxes: the lower index stays", "重叠且分数相同：下标小的留下", cards=("det-nms",))
def ties_overlapping(f, rng, dtype):
    boxes = _move(rng, dtype, [[0, 0, 10, 7], [20, 1, 26, 12], [1, 0, 11, 7], [20, 2, 26, 13], [0, 1, 10, 8]])
    high, low = _falling(rng, dtype, 2)
    f.nms(boxes, np.array([low, high, low, high, low]), 0.4)


@case("all scores equal: a dropped box takes no other along", "分数全相等：删一个框不牵连别的框", cards=("det-nms",))
def ties_kept(f, rng, dtype):
    boxes = _move(rng, dtype, [[0, 0, 10, 7], [1, 0, 11, 7], [20, 1, 26, 12], [30, 4, 37, 9]])
    f.nms(boxes, np.full(4, _scores(rng, dtype, 1)[0]), 0.4)


@case("equal scores on boxes apart: in order of index", "互不重叠且分数相同：按下标排", cards=("det-nms",))
def ties_apart(f, rng, dtype):
    n = int(rng.integers(60, 80))  # enough that an unstable sort shows
    corner = np.stack([12.0 * np.arange(n), rng.uniform(0, 50, n)], axis=1)
    boxes = np.concatenate([corner, corner + rng.uniform(3, 10, (n, 2))], axis=1).astype(dtype)
    f.nms(boxes, _scores(rng, dtype, 4)[rng.integers(0, 4, n)], 0.3)


@case("no box at all", "一个框也没有", cards=("det-nms",))
def no_box(f, rng, dtype):
    f.nms(np.zeros((0, 4), dtype), np.zeros(0, dtype), 0.5)


@case("a single box", "只有一个框", cards=("det-nms",))
def one_box(f, rng, dtype):
    f.nms(_move(rng, dtype, [[0, 0, 5, 3]]), _scores(rng, dtype, 1), 0.5)


@case("boxes without area: 0/0 suppresses nothing", "面积为零的框：0/0 不抑制任何框", cards=("det-iou",))
def zero_area(f, rng, dtype):
    line, point = [2, 1, 2, 5], [3, 2, 3, 2]
    boxes = _exactly(rng, dtype, [line, [0, 0, 9, 7], point, line, point, [1, 0, 9, 7]])
    f.nms(boxes, _scores(rng, dtype, 6), 0.3)


@case("negative coordinates", "坐标为负", cards=("det-iou",))
def negative_coordinates(f, rng, dtype):
    rows = [[-30, -20, -21, -14], [-29, -20.5, -20, -14], [-6, -9, 4, 5], [-5, -10, 5, 4.5], [-18, 3, -12, 14]]
    f.nms(_move(rng, dtype, rows, -3, 3), _scores(rng, dtype, 5), 0.5)


@case("very small boxes", "非常小的框", cards=("det-iou",))
def tiny(f, rng, dtype):
    rows = np.array([[0, 0, 8, 8], [0, 0, 8, 5], [20, 0, 28, 8], [20, 0, 28, 4.5]])  # IoU 0.625, 0.5625
    # Moved, but always of this size: in the union 1e-9 always shows, 1e-10 never.
    boxes = (rows + np.tile(rng.integers(0, 9, 2), 2)) / 2**16
    f.nms(boxes.astype(dtype), _falling(rng, dtype, 4), 0.6)


@case("very large coordinates", "非常大的坐标", cards=("det-iou",))
def large(f, rng, dtype):
    boxes = _boxes(rng, dtype, 21, 0.4, extent=1.5e5, low=3e4, high=1.5e5, shift=1e6)
    f.nms(boxes, _scores(rng, dtype, 21), 0.4)


@case("scores that are logits, most of them negative", "分数是 logit，多数为负", cards=("det-nms",))
def logits(f, rng, dtype):
    boxes = _boxes(rng, dtype, 18, 0.5, extent=14.0)
    f.nms(boxes, (12 * _scores(rng, dtype, 18) - 9).astype(dtype), 0.5)


@case("boxes and scores that require a gradient", "框和分数需要梯度（直接来自网络）", cards=("det-nms",))
def from_network(f, rng, dtype):
    boxes = _boxes(rng, dtype, 13, 0.5, extent=10.0)
    f.nms(with_grad(boxes), with_grad(_scores(rng, dtype, 13)), 0.5)


@case("boxes that are the transpose of another array", "框是另一个数组的转置（内存不连续）", cards=("det-nms",))
def transposed(f, rng, dtype):
    boxes = _boxes(rng, dtype, 14, 0.5, extent=11.0)
    f.nms(np.ascontiguousarray(boxes.T).T, _scores(rng, dtype, 14), 0.5)


@case("two inputs of one shape in the same memory", "同一块内存里先后放入两组框", cards=("det-nms",))
def same_memory(f, rng, dtype):
    for _ in range(2):
        boxes, scores = _boxes(rng, dtype, 16, 0.5, extent=13.0), _scores(rng, dtype, 16)
        f.nms(in_storage("boxes", boxes), in_storage("scores", scores), 0.5)


# --- the core: random boxes, and what must hold for any ---------------------------------------------------------------


@case("some dozen boxes at three thresholds", "几十个框，三个不同的阈值", cards=("det-nms", "det-nms-threshold"))
def dozens(f, rng, dtype):
    for n, threshold in ((23, 0.2), (31, 0.45), (38, 0.7)):
        f.nms(_boxes(rng, dtype, n, threshold, extent=45.0), _scores(rng, dtype, n), threshold)


@case("kept boxes lie apart, dropped ones had a reason", "保留的框互不过度重叠，被删的框各有其因", cards=("det-nms",))
def definition(f, rng, dtype):
    n, threshold = 45, 0.4
    boxes, scores = _boxes(rng, dtype, n, threshold, extent=40.0), _scores(rng, dtype, n)
    keep = _rows(f.nms(boxes, scores, threshold), n)
    too_much = _iou(boxes.astype(np.float64)) > threshold
    f.expect(
        not too_much[np.ix_(keep, keep)].any(),
        "two kept boxes overlap by more than the threshold: the lower-scored one had to go",
        "两个保留的框 IoU 大于阈值：分数较低的那个应当被删",
    )
    better = scores[keep][:, None] > scores
    dropped = np.setdiff1d(np.arange(n), keep)
    f.expect(
        (too_much[keep] & better)[:, dropped].any(axis=0).all(),
        "a box was dropped although no kept box with a higher score overlaps it by more than the threshold",
        "有个框被删了，但没有任何保留的、分数更高的框与它的 IoU 大于阈值",
    )


@case("the order of the input does not matter", "打乱输入的顺序，结果不变", cards=("det-nms",))
def permuted(f, rng, dtype):
    n = 36
    boxes, scores, place = _boxes(rng, dtype, n, 0.5, extent=25.0), _scores(rng, dtype, n), rng.permutation(n)
    keep = _rows(f.nms(boxes, scores, 0.5), n)
    other = _rows(f.nms(boxes[place], scores[place], 0.5), n)
    f.expect(
        np.array_equal(place[other], keep),
        "other boxes were kept when the same boxes came in another order",
        "同样的框换个顺序输入，保留下来的框就不一样了",
    )


@case("NMS of its own result drops nothing", "对自己的结果再做一次，什么也不删", cards=("det-nms",))
def again(f, rng, dtype):
    n = 42
    boxes, scores = _boxes(rng, dtype, n, 0.35, extent=40.0), _scores(rng, dtype, n)
    keep = _rows(f.nms(boxes, scores, 0.35), n)
    second = f.nms(boxes[keep], scores[keep], 0.35)
    f.expect(
        np.array_equal(second, np.arange(len(keep))),
        "the kept boxes came sorted and clear of one another, yet a second pass did not keep them all in that order",
        "保留的框已按分数排好且互不过度重叠，再做一次却没有原样全部保留",
    )


@case("some hundred boxes", "几百个框", cards=("det-nms-complexity",))
def hundreds(f, rng, dtype):
    n = int(rng.integers(230, 280))
    f.nms(_boxes(rng, dtype, n, 0.5, extent=50.0), _scores(rng, dtype, n), 0.5)


# --- the core: the size a detector really has -------------------------------------------------------------------------


@case(
    "2000 boxes, as before the last step of a detector",
    "2000 个框，相当于检测器后处理的规模",
    dtypes=("float32",),
    seconds=10,
    speed=True,
    cards=("det-nms-complexity",),
)
def thousands(f, rng, dtype):
    objects, each, threshold = 200, 10, 0.5
    around = _draw(rng, objects, 0, 25, 60)[:, None, :] + rng.uniform(-6, 6, (objects, each, 4))
    grid = np.stack([np.arange(objects) % 20, np.arange(objects) // 20], axis=1) * 100.0  # objects never meet
    while True:  # so only boxes of one object can come near the threshold
        boxes = (around + np.tile(grid, 2)[:, None, :]).astype(dtype)
        unclear = (np.abs(_iou(boxes.astype(np.float64)) - threshold) <= MARGIN).any(axis=(1, 2))
        if not unclear.any():
            break
        around[unclear] += rng.uniform(-1, 1, (int(unclear.sum()), each, 4))
    place = rng.permutation(objects * each)
    f.nms(boxes.reshape(-1, 4)[place], _scores(rng, dtype, objects * each), threshold)


# --- stage: batched ---------------------------------------------------------------------------------------------------

_BATCHED = {"stage": "batched", "cards": ("det-nms-batched",)}


@case("boxes of different groups leave each other alone", "不同组的框互不抑制", **_BATCHED)
def groups(f, rng, dtype):
    boxes = _move(rng, dtype, [[0, 0, 10, 7], [1, 0, 11, 7], [0, 1, 10, 8], [1, 1, 11, 8], [30, 2, 36, 12]])
    f.batched_nms(boxes, _falling(rng, dtype, 5), np.array([3, 5, 3, 5, 3]), 0.5)


@case("one list by score over all groups", "所有组合在一起按分数排序", **_BATCHED)
def groups_interleaved(f, rng, dtype):
    n = 33
    f.batched_nms(_boxes(rng, dtype, n, 0.4, extent=45.0), _scores(rng, dtype, n), rng.integers(0, 4, n), 0.4)


@case("equal scores, within a group and across groups: by index", "组内、组间分数相同：下标小的在前", **_BATCHED)
def groups_tied(f, rng, dtype):
    boxes = _move(rng, dtype, [[0, 0, 10, 7], [0, 0, 9, 7], [1, 0, 10, 7], [0, 1, 10, 7], [0, 0, 10, 6]])
    high, low = _falling(rng, dtype, 2)
    f.batched_nms(boxes, np.array([low, low, high, low, low]), np.array([7, 2, 2, 4, 7]), 0.5)


@case("labels that are negative, far apart and not in order", "组号有负数、间隔很大、不按顺序", **_BATCHED)
def odd_labels(f, rng, dtype):
    n = 26
    labels = rng.permutation(np.array([-7, 900, 4, -1]))
    boxes = _boxes(rng, dtype, n, 0.4, extent=40.0)
    f.batched_nms(boxes, _scores(rng, dtype, n), labels[rng.permutation(n) % 4], 0.4)


@case("groups and negative coordinates", "多个组，坐标为负", **_BATCHED)
def groups_negative(f, rng, dtype):
    pair = np.array([[-50.0, -40, -4, 0], [-49, -41, -3, -0.5]])
    boxes = _move(rng, dtype, np.tile(pair, (4, 1)) - rng.uniform(0, 1, (8, 4)), 0, 0.1)
    f.batched_nms(boxes, _scores(rng, dtype, 8), np.array([0, 0, 1, 1, 2, 2, 3, 3]), 0.5)


@case("many labels on a large image: no precision to spare", "大图上有许多类别：精度不容浪费", **_BATCHED)
def groups_precision(f, rng, dtype):
    pairs = 40  # a pair a label, the IoU either side of the threshold by 2%
    width, inter = 8.0, 2 * 8.0 * np.array([0.48, 0.52]) / np.array([1.48, 1.52])
    shift = (width - inter)[np.arange(pairs) % 2]
    corner = rng.uniform(2e4, 6e4, (pairs, 2))
    first = np.concatenate([corner, corner + [width, 11.0]], axis=1)
    boxes = np.stack([first, first + shift[:, None] * [1, 0, 1, 0]], axis=1).reshape(-1, 4).astype(dtype)
    f.batched_nms(boxes, _scores(rng, dtype, 2 * pairs), np.repeat(rng.permutation(1200)[:pairs], 2), 0.5)


@case("no box in any group", "各组都没有框", **_BATCHED)
def groups_empty(f, rng, dtype):
    f.batched_nms(np.zeros((0, 4), dtype), np.zeros(0, dtype), np.zeros(0, np.int64), 0.5)


# --- stage: multiclass ------------------------------------------------------------------------------------------------

_MULTICLASS = {"stage": "multiclass", "cards": ("det-nms", "det-nms-batched")}


def _class_scores(rng, dtype, n, classes):
    return _scores(rng, dtype, n * classes).reshape(n, classes)


@case("a box may be found under two classes", "同一个框可以在两个类别下都被检出", **_MULTICLASS)
def two_classes(f, rng, dtype):
    boxes = _move(rng, dtype, [[0, 0, 10, 7], [1, 0, 11, 7], [30, 2, 36, 12]])
    a, b, c, d, e = _falling(rng, dtype, 8)[:5]
    f.multiclass_nms(boxes, np.array([[a, b], [d, c], [0, e]], dtype), 0.25, 0.5, 10)


@case("a score exactly at the score threshold is out", "分数恰好等于分数阈值时不算", **_MULTICLASS)
def at_score_threshold(f, rng, dtype):
    boxes = _move(rng, dtype, [[0, 0, 10, 7], [20, 3, 29, 8], [40, 2, 46, 12]])
    scores = np.array([[0.375, 0.5, 0.125], [0.75, 0.375, 0.25], [0.25, 0.0, 0.625]], dtype)
    f.multiclass_nms(boxes, scores, 0.375, 0.5, 10)


@case("the best max_detections over all classes together", "max_detections 是所有类别合计的上限", **_MULTICLASS)
def at_most(f, rng, dtype):
    n, classes = 29, 3
    f.multiclass_nms(_boxes(rng, dtype, n, 0.4), _class_scores(rng, dtype, n, classes), 0.125, 0.4, 12)


@case("the limit counts what NMS kept, not what entered", "上限数的是 NMS 之后留下的框", **_MULTICLASS)
def limit_after_nms(f, rng, dtype):
    boxes = _move(rng, dtype, [[0, 0, 10, 7], [1, 0, 11, 7], [0, 1, 10, 8], [30, 2, 36, 12], [50, 2, 54, 9]])
    f.multiclass_nms(boxes, _falling(rng, dtype, 5)[:, None], 0.0, 0.5, 3)


@case("equal scores: by box, then by class", "分数相同：先按框的下标，再按类别", **_MULTICLASS)
def classes_tied(f, rng, dtype):
    boxes = _move(rng, dtype, [[0, 0, 10, 7], [20, 3, 29, 8], [40, 2, 46, 12], [1, 0, 11, 7]])
    scores = np.array([[0.5, 0.25, 0.5], [0.75, 0.5, 0.5], [0.5, 0.75, 0.0], [0.5, 0.0, 0.125]], dtype)
    f.multiclass_nms(boxes, scores, 0.125, 0.5, 6)


@case("no score is high enough", "没有一个分数够高", **_MULTICLASS)
def nothing_found(f, rng, dtype):
    boxes = _move(rng, dtype, [[0, 0, 10, 7], [20, 3, 29, 8]])
    f.multiclass_nms(boxes, 0.25 * _class_scores(rng, dtype, 2, 3), 0.5, 0.5, 10)


@case("no box at all, three classes", "一个框也没有，三个类别", **_MULTICLASS)
def nothing_to_find(f, rng, dtype):
    f.multiclass_nms(np.zeros((0, 4), dtype), np.zeros((0, 3), dtype), 0.25, 0.5, 10)


@case("many boxes, many classes", "许多框，许多类别", **_MULTICLASS)
def detector(f, rng, dtype):
    n, classes = 47, 5
    f.multiclass_nms(_boxes(rng, dtype, n, 0.5), _class_scores(rng, dtype, n, classes), 0.75, 0.5, 100)


# --- stage: soft ------------------------------------------------------------------------------------------------------

_SOFT = {"stage": "soft", "cards": ("det-soft-nms", "det-soft-nms-value")}


def _soft_input(rng, dtype, n, sigma, floor):
    """Boxes and scores for which every choice of the best, and every look at the floor, is clear."""
    while True:
        boxes, scores = _draw(rng, n, 30.0, 6.0, 25.0).astype(dtype), _scores(rng, dtype, n)
        decay = np.exp(-(_iou(boxes.astype(np.float64)) ** 2) / sigma)
        now, gaps = scores.astype(np.float64), []
        for _ in range(n):
            best = now.argmax()
            gaps += [now[best] - np.partition(now, -2)[-2], abs(now[best] - floor)]
            now *= decay[best]
            now[best] = -1 - len(gaps)
        if min(gaps) > 1e-4:
            return boxes, scores


@case("the score falls by exp(-IoU^2 / sigma)", "分数乘以 exp(-IoU²/σ)", **_SOFT)
def soft_pair(f, rng, dtype):
    boxes = _move(rng, dtype, [[0, 0, 10, 7], [2, 0.5, 11, 7.5], [14, 11, 25, 15]])
    f.soft_nms(boxes, np.array([0.9, 0.8, 0.05], dtype), float(rng.uniform(0.35, 0.8)), 0.0)


@case("a decayed box falls behind another", "降分之后名次会变", **_SOFT)
def soft_overtaken(f, rng, dtype):
    boxes = _move(rng, dtype, [[0, 0, 10, 7], [0.5, 0, 10.5, 7], [14, 11, 25, 15], [14, 10.5, 25, 15]])
    f.soft_nms(boxes, np.array([0.9, 0.8, 0.6, 0.5], dtype), 0.4, 0.0)


@case("what falls to the floor is left out", "降到下限的框不再输出", **_SOFT)
def soft_floor(f, rng, dtype):
    boxes = _move(rng, dtype, [[0, 0, 10, 7], [0.5, 0, 10.5, 7], [20, 1, 26, 12], [0, 0.5, 10, 7.5]])
    f.soft_nms(boxes, np.array([0.9, 0.8, 0.3, 0.7], dtype), 0.5, 0.25)


@case("a score exactly at the floor is out", "分数恰好等于下限时不输出", **_SOFT)
def soft_at_floor(f, rng, dtype):
    boxes = _move(rng, dtype, [[0, 0, 10, 7], [20, 1, 26, 12], [40, 3, 52, 9]])
    f.soft_nms(boxes, np.array([0.25, 0.75, 0.3125], dtype), 0.5, 0.25)


@case("equal scores: the lower index is taken first", "分数相同：先取下标小的", **_SOFT)
def soft_tied(f, rng, dtype):
    boxes = _move(rng, dtype, [[0, 0, 10, 7], [1, 0, 11, 7], [20, 1, 26, 12]])
    f.soft_nms(boxes, np.array([0.75, 0.75, 0.75], dtype), 0.5, 0.0)


@case("a dozen boxes, several decays each", "十几个框，每个被降分多次", **_SOFT)
def soft_dozen(f, rng, dtype):
    for n, sigma, floor in ((12, 0.5, 0.125), (15, 0.3, 0.0)):
        f.soft_nms(*_soft_input(rng, dtype, n, sigma, floor), sigma, floor)


@case("boxes without area: 0/0 decays nothing", "面积为零的框：0/0 不降分", **_SOFT)
def soft_zero_area(f, rng, dtype):
    line = [2, 1, 2, 5]
    boxes = _exactly(rng, dtype, [line, line, [0, 0, 9, 7]])
    f.soft_nms(boxes, np.array([0.9, 0.7, 0.8], dtype), 0.5, 0.125)


@case("no box reaches the floor; no box at all", "没有框高于下限；一个框也没有", **_SOFT)
def soft_nothing(f, rng, dtype):
    f.soft_nms(_move(rng, dtype, [[0, 0, 10, 7], [20, 1, 26, 12]]), np.array([0.1, 0.2], dtype), 0.5, 0.5)
    f.soft_nms(np.zeros((0, 4), dtype), np.zeros(0, dtype), 0.5, 0.125)


# --- stage: fast ------------------------------------------------------------------------------------------------------

_FAST = {"stage": "fast", "cards": ("det-fast-nms",)}


@case("a dropped box still suppresses: fewer stay than in NMS", "被删的框仍抑制别人：比普通 NMS 留得少", **_FAST)
def fast_chain(f, rng, dtype):
    boxes = _move(rng, dtype, [[0, 0, 10, 8], [3, 0, 13, 8], [6, 0, 16, 8], [30, 1, 34, 9]])
    scores = _falling(rng, dtype, 4)
    fast = _rows(f.fast_nms(boxes, scores, 0.45), 4)
    greedy = _rows(f.nms(boxes, scores, 0.45), 4)
    f.expect(
        set(fast.tolist()) < set(greedy.tolist()),
        "Fast NMS keeps a part of what NMS keeps, and on this chain one box less",
        "Fast NMS 保留的是普通 NMS 结果的一部分，在这条链上要少一个框",
    )


@case("only a better box suppresses", "只有分数更高的框才能抑制", **_FAST)
def fast_one_way(f, rng, dtype):
    boxes = _move(rng, dtype, [[0, 0, 10, 7], [1, 0, 11, 7], [20, 1, 26, 12]])
    f.fast_nms(boxes, _falling(rng, dtype, 3)[[1, 0, 2]], 0.5)


@case("an IoU exactly at the threshold suppresses nothing", "IoU 恰好等于阈值时不抑制", **_FAST)
def fast_at_threshold(f, rng, dtype):
    f.fast_nms(_exactly(rng, dtype, [[0, 0, 2, 1], [0, 0, 1, 1]]), _falling(rng, dtype, 2), 0.5)


@case("equal scores: the lower index is the better one", "分数相同：下标小的算更高", **_FAST)
def fast_ties(f, rng, dtype):
    boxes = _move(rng, dtype, [[0, 0, 10, 7], [1, 0, 11, 7], [20, 1, 26, 12], [20, 2, 26, 13], [0, 1, 10, 8]])
    f.fast_nms(boxes, np.full(5, _scores(rng, dtype, 1)[0]), 0.5)


@case("boxes without area, and one that must fall beside them", "面积为零的框，以及旁边一个该删的框", **_FAST)
def fast_zero_area(f, rng, dtype):
    line = [2, 1, 2, 5]
    boxes = _exactly(rng, dtype, [line, line, [10, 0, 19, 7], [10, 0, 18, 7]])
    f.fast_nms(boxes, _falling(rng, dtype, 4), 0.3)


@case("no box at all", "一个框也没有", **_FAST)
def fast_empty(f, rng, dtype):
    f.fast_nms(np.zeros((0, 4), dtype), np.zeros(0, dtype), 0.5)


@case("many boxes, unsorted", "许多框，未排序", **_FAST)
def fast_many(f, rng, dtype):
    n = 61
    f.fast_nms(_boxes(rng, dtype, n, 0.4, extent=70.0), _scores(rng, dtype, n), 0.4)


# --- stage: diou ------------------------------------------------------------------------------------------------------

_DIOU = {"stage": "diou", "cards": ("det-diou-ciou",)}


def _diou(boxes):
    """IoU - rho^2 / c^2 of all pairs of float64 boxes (N, 4), 0 on the diagonal."""
    a, b = boxes[:, None], boxes[None]
    rho = ((a[..., :2] + a[..., 2:]) - (b[..., :2] + b[..., 2:])) / 2
    c = np.maximum(a[..., 2:], b[..., 2:]) - np.minimum(a[..., :2], b[..., :2])
    return _iou(boxes) - (rho**2).sum(-1) / (c**2).sum(-1)


@case("a large IoU, but the centres lie apart", "IoU 够大，但中心离得远", **_DIOU)
def diou_centres(f, rng, dtype):
    boxes = _move(rng, dtype, [[0, 0, 10, 4], [3, 0, 13, 4], [0.5, 3, 10, 7.5]])  # first two: IoU 0.54, minus 0.05
    f.diou_nms(boxes, _falling(rng, dtype, 3), 0.5)


@case("two boxes around one centre: as plain IoU", "中心重合的两个框：与 IoU 相同", **_DIOU)
def diou_concentric(f, rng, dtype):
    boxes = _move(rng, dtype, [[0, 0, 10, 8], [1, 1.45, 9, 6.55], [3, 1, 7, 7]])  # IoU with the first: 0.51 and 0.3
    f.diou_nms(boxes, _falling(rng, dtype, 3), 0.5)


@case("exactly at the threshold", "恰好等于阈值", **_DIOU)
def diou_at_threshold(f, rng, dtype):
    f.diou_nms(_exactly(rng, dtype, [[0, 0, 8, 4], [2, 0, 6, 4]]), _falling(rng, dtype, 2), 0.5)


@case("equal scores: the lower index stays", "分数相同：下标小的留下", **_DIOU)
def diou_tied(f, rng, dtype):
    boxes = _move(rng, dtype, [[0, 0, 10, 7], [20, 1, 26, 12], [1, 0, 11, 7], [20, 2, 26, 13]])
    f.diou_nms(boxes, np.full(4, _scores(rng, dtype, 1)[0]), 0.5)


@case("a threshold of 0: far-off boxes are below it", "阈值为 0：离得远的框低于它", **_DIOU)
def diou_far(f, rng, dtype):
    boxes = _move(rng, dtype, [[0, 0, 10, 8], [40, 1, 46, 12], [9, 7, 16, 18], [4, 1, 15, 8]])
    f.diou_nms(boxes, _falling(rng, dtype, 4), 0.0)


@case("the same point twice: 0/0 suppresses nothing", "同一个点出现两次：0/0 不抑制", **_DIOU)
def diou_points(f, rng, dtype):
    boxes = _exactly(rng, dtype, [[3, 2, 3, 2], [3, 2, 3, 2], [0, 0, 9, 5], [1, 0, 9, 5]])
    f.diou_nms(boxes, _falling(rng, dtype, 4), 0.3)


@case("no box at all", "一个框也没有", **_DIOU)
def diou_empty(f, rng, dtype):
    f.diou_nms(np.zeros((0, 4), dtype), np.zeros(0, dtype), 0.5)


@case("many boxes", "许多框", **_DIOU)
def diou_many(f, rng, dtype):
    for n, threshold in ((43, 0.25), (37, 0.45)):
        boxes = _boxes(rng, dtype, n, threshold, extent=40.0, score=_diou)
        f.diou_nms(boxes, _scores(rng, dtype, n), threshold)
