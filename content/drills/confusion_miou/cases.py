"""What the counts and the quotient must get right. Labels are integers, so the matrix is compared exactly."""

import numpy as np

from studyapp.drillkit import Tol, case, in_storage

TOLERANCE = {
    "iou": Tol(0, 4, "one quotient of whole numbers in float64; right answers: 0 eps", "element"),
    "mean": Tol(0, 16, "the mean of up to 300 quotients, in any order; right answers: 2.4 eps", "element"),
}
_MIOU = ("seg-miou", "seg-miou-value")
_ONCE = ("float64",)  # nothing here has a floating-point input


def _labels(rng, dtype, C, *shape):
    """gt and a prediction that is right at about half the pixels; never symmetric: it is shifted where it is wrong."""
    gt = rng.integers(0, C, shape)
    wrong = (gt + 1 + (rng.random(shape) < 0.3)) % C
    return np.where(rng.random(shape) < 0.5, gt, wrong).astype(dtype), gt.astype(dtype)


def _matrix(rng, C, high=50):
    return rng.integers(1, high, (C, C)) + np.diag(rng.integers(high, 2 * high, C))


@case("rows are the truth, columns the prediction", "行是真值，列是预测", dtypes=_ONCE, cards=_MIOU)
def rows_are_truth(f, rng, dtype):
    f.confusion(*_labels(rng, np.int64, 3, 12), 3, 255)


@case("an image: all dimensions count", "一张图：所有维度都要数", dtypes=_ONCE)
def image(f, rng, dtype):
    f.confusion(*_labels(rng, np.int64, 4, 2, 3, 5), 4, -1)


@case("the last classes don't occur", "最后几类没有出现", dtypes=_ONCE)
def missing_classes(f, rng, dtype):
    f.confusion(*_labels(rng, np.int64, 3, 10), 6, 255)


@case(
    "ignored pixels: only gt says which, pred may be anything there",
    "忽略的像素只看 gt，pred 可以是任何值",
    dtypes=_ONCE,
)
def ignored(f, rng, dtype):
    pred, gt = _labels(rng, np.int64, 3, 4, 5)
    gt[1, 1:4] = gt[3, 0] = 255
    pred[1, 1:4] = 1, 7, 255
    f.confusion(pred, gt, 3, 255)


@case(
    "ignore = 0, a class of its own: 0 may still be predicted",
    "ignore = 0，它本身也是类别：仍可能被预测出来",
    dtypes=_ONCE,
)
def ignore_background(f, rng, dtype):
    f.confusion(*_labels(rng, np.int64, 4, 20), 4, 0)


@case("ignore = -1, predictions below 0 there", "ignore = -1，这些位置的预测是负数", dtypes=_ONCE)
def ignore_negative(f, rng, dtype):
    pred, gt = _labels(rng, np.int32, 3, 9)
    gt[[2, 5]], pred[[2, 5]] = -1, -1
    f.confusion(pred, gt, 3, -1)


@case("uint8 and 20 classes: 19 * 20 doesn't fit", "uint8、20 个类：19 * 20 放不下", dtypes=_ONCE)
def small_integers(f, rng, dtype):
    pred, gt = _labels(rng, np.uint8, 20, 6, 10)
    gt[0, :3] = 255
    gt[1, :2] = pred[1, :2] = 19
    f.confusion(pred, gt, 20, 255)


@case("300 classes in int32", "int32、300 个类", dtypes=_ONCE)
def many_classes(f, rng, dtype):
    matrix = f.confusion(*_labels(rng, np.int32, 300, 500), 300, 7)
    f.miou(np.array(matrix, np.int64))


@case(
    "no pixel, one pixel without dimensions, and only ignored ones",
    "没有像素；一个无维度的像素；全部忽略",
    dtypes=_ONCE,
)
def empty(f, rng, dtype):
    f.confusion(np.zeros((0, 3), np.int64), np.zeros((0, 3), np.int64), 2, 255)
    f.confusion(np.array(2), np.array(1), 3, 255)
    f.confusion(rng.integers(0, 3, 4), np.full(4, 255), 3, 255)


@case("a transposed image and every other column", "转置的图，隔列取", dtypes=_ONCE)
def strided(f, rng, dtype):
    pred, gt = _labels(rng, np.int64, 3, 8, 5)
    f.confusion(pred.T[:, ::2], np.ascontiguousarray(gt.T)[:, ::2], 3, 255)


@case("the next image, in the same memory", "下一张图放进同一块内存", dtypes=_ONCE)
def reused(f, rng, dtype):
    for _ in range(2):
        pred, gt = _labels(rng, np.uint8, 5, 4, 6)
        gt[0] = 255
        f.confusion(in_storage("pred", pred), in_storage("gt", gt), 5, 255)


@case("IoU of each class, and their mean", "各类 IoU 与平均", dtypes=_ONCE, cards=_MIOU)
def each_class(f, rng, dtype):
    f.miou(_matrix(rng, 4))


@case(
    "a class that is nowhere has no IoU and isn't in the mean",
    "哪里都没有的类没有 IoU，不参加平均",
    dtypes=_ONCE,
    cards=_MIOU,
)
def absent_class(f, rng, dtype):
    matrix = _matrix(rng, 4)
    matrix[2], matrix[:, 2] = 0, 0
    f.miou(matrix)


@case(
    "a class only in the truth, another only predicted: both 0",
    "只在真值里、只在预测里的类：都是 0",
    dtypes=_ONCE,
    cards=_MIOU,
)
def never_right(f, rng, dtype):
    matrix = _matrix(rng, 4)
    matrix[1], matrix[:, 3] = 0, 0
    f.miou(matrix)


@case("no class at all, and one class always right", "一个类都没有；只有一个类且全对", dtypes=_ONCE)
def nothing(f, rng, dtype):
    f.miou(np.zeros((3, 3), np.int64))
    f.miou(np.array([[int(rng.integers(5, 99))]]))


@case("counts of a data set: 10^12 pixels, one of them wrong", "整个数据集的计数：10^12 个像素，错了一个", dtypes=_ONCE)
def large_counts(f, rng, dtype):
    f.miou(_matrix(rng, 3, 10**12) + np.array([[0, 1, 0]] * 3))


@case(
    "matrices of two images added: not the mean of two mIoUs", "两张图的矩阵相加，不等于两个 mIoU 的平均", dtypes=_ONCE
)
def added(f, rng, dtype):
    total = np.zeros((3, 3), np.int64)
    for n in (30, 7):
        total = total + np.asarray(f.confusion(*_labels(rng, np.int64, 3, n), 3, 255)).astype(np.int64)
    f.miou(total)


@case("4 images of 256 by 256, 21 classes", "4 张 256×256 的图，21 个类", dtypes=("float32",), speed=True, seconds=6.0)
def many(f, rng, dtype):
    pred, gt = _labels(rng, np.uint8, 21, 4, 256, 256)
    gt[rng.random(gt.shape) < 0.05] = 255
    f.confusion(pred, gt, 21, 255)
