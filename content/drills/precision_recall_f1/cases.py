"""What classification metrics must get right: the counts, the three means, every 0/0, ties among scores."""

import numpy as np

from studyapp.drillkit import Tol, case, in_storage

_MEANS = Tol(0, 12, "a quotient and a mean of up to 5 of them; right answers: 2 eps", "element")
TOLERANCE = {
    **dict.fromkeys(("precision", "recall", "f1"), _MEANS),
    "accuracy": Tol(0, 4, "one quotient of whole numbers; right answers: 0.5 eps", "element"),
}
_ONCE = ("float64",)  # all results are float64, whatever the scores are
_PRF, _TOPK = ("eval-precision-recall", "eval-f1-value"), ("eval-topk-error", "eval-topk-value")


def _labels(rng, n, C):
    """Labels of uneven frequency; a wrong prediction is mostly the class above, so that FP and FN differ."""
    y = np.minimum(rng.integers(0, C, n), rng.integers(0, C, n))
    y[:C] = np.arange(C)
    wrong = np.minimum(y + 1 + (rng.random(n) < 0.3), C - 1)
    return y, np.where(rng.random(n) < 0.55, y, wrong)


def _scores(rng, dtype, n, C):
    """Distinct scores, whole numbers over 32."""
    return (np.argsort(rng.random((n, C)), axis=1) / 32).astype(dtype)


@case("each class for itself", "逐类计算", dtypes=_ONCE, cards=_PRF)
def each_class(f, rng, dtype):
    f.prf(*_labels(rng, 20, 3), [0, 1, 2], "none", 0.0)


@case("classes in another order, and not all of them", "classes 换了次序，而且不是全部", dtypes=_ONCE, cards=_PRF)
def some_classes(f, rng, dtype):
    f.prf(*_labels(rng, 20, 4), [3, 1], "none", 0.0)


@case("macro: the mean over classes, of F1 as well", "macro：对类取平均，F1 也是", dtypes=_ONCE, cards=_PRF)
def macro(f, rng, dtype):
    f.prf(*_labels(rng, 24, 3), [0, 1, 2], "macro", 0.0)


@case(
    "micro over some classes: the others still make FP and FN",
    "部分类的 micro：其他类仍会造成 FP、FN",
    dtypes=_ONCE,
    cards=_PRF,
)
def micro(f, rng, dtype):
    f.prf(*_labels(rng, 30, 4), [1, 2], "micro", 0.0)


@case(
    "micro over all classes is the accuracy, three times", "全部类的 micro：三个值都是准确率", dtypes=_ONCE, cards=_PRF
)
def micro_of_all(f, rng, dtype):
    y, pred = _labels(rng, 25, 4)
    f.expect(
        np.allclose(f.prf(y, pred, [0, 1, 2, 3], "micro", 0.0), (y == pred).mean()),
        "with one label a sample, all three are the accuracy",
        "每个样本一个标签时，三者都等于准确率",
    )


@case("weighted by how often a class is true", "按真值中的次数加权", dtypes=_ONCE, cards=_PRF)
def weighted(f, rng, dtype):
    f.prf(*_labels(rng, 30, 4), [0, 1, 2, 3], "weighted", 0.0)


@case(
    "a class never predicted, one that never occurs, one that does neither",
    "从不预测、从不出现、两者皆无的类",
    dtypes=_ONCE,
)
def zero_division(f, rng, dtype):
    y = np.array([0, 0, 1, 1, 1, 0, 4])
    pred = np.array([0, 2, 0, 0, 0, 2, 4])
    for value in (0.0, 1.0, 0.25):
        f.prf(y, pred, [0, 1, 2, 3], "none", value)


@case("0/0 goes into the macro mean as it is", "0/0 的值照样参加 macro 平均", dtypes=_ONCE, cards=_PRF)
def zero_division_macro(f, rng, dtype):
    y, pred = _labels(rng, 20, 3)
    f.prf(y, pred, [0, 1, 2, 5], "macro", 1.0)
    f.prf(y, pred, [0, 1, 2, 5], "macro", 0.0)


@case("always wrong: F1 is 0, not 0/0", "全错：F1 是 0，不是 0/0", dtypes=_ONCE, cards=_PRF)
def always_wrong(f, rng, dtype):
    y = rng.integers(0, 2, 9)
    f.prf(y, 1 - y, [0, 1], "none", 1.0)


@case("no sample, or no weight", "没有样本，或权重全为 0", dtypes=_ONCE)
def empty(f, rng, dtype):
    none = np.zeros(0, np.int64)
    for average in ("none", "macro", "micro", "weighted"):
        f.prf(none, none, [0, 1], average, 0.5)
    f.prf(np.array([0, 0, 1]), np.array([2, 0, 2]), [2, 3], "weighted", 0.25)


@case("every third label, backwards", "倒着隔两个取一个标签", dtypes=_ONCE)
def strided(f, rng, dtype):
    y, pred = _labels(rng, 33, 3)
    f.prf(y[::-3], pred[::-3], [0, 1, 2], "none", 0.0)


@case("other labels later, in the same memory", "之后同一块内存里换成别的标签", dtypes=_ONCE)
def reused(f, rng, dtype):
    for _ in range(2):
        y, pred = _labels(rng, 15, 3)
        f.prf(in_storage("y", y), in_storage("pred", pred), [0, 2], "none", 0.0)


@case(
    "top-1 is whether the largest score is the true class's", "top-1：最高分是不是真实类别的", dtypes=_ONCE, cards=_TOPK
)
def top_1(f, rng, dtype):
    scores = _scores(rng, np.float32, 12, 5)
    rank = rng.permutation([0, 0, 0, 0, 1, 1, 1, 2, 2, 3, 4, 4])  # of the true class
    y = np.argsort(-scores, axis=1)[np.arange(12), rank]
    f.topk_accuracy(scores, y, 1)


@case(
    "top-3 of 7, negative scores too; it grows with k",
    "7 个类的 top-3，也有负分；k 越大越高",
    dtypes=_ONCE,
    cards=_TOPK,
)
def top_3(f, rng, dtype):
    scores, y = _scores(rng, dtype, 40, 7) - 0.1, rng.integers(0, 7, 40)
    values = [float(np.asarray(f.topk_accuracy(scores, y, k))) for k in (1, 2, 3, 6)]
    f.expect(values == sorted(values), "the accuracy must grow with k", "k 变大，准确率不应下降")


@case("equal scores: the lower class comes first", "同分：编号小的类在前", dtypes=_ONCE, cards=_TOPK)
def ties(f, rng, dtype):
    scores = np.array([[1, 3, 1, 1], [2, 2, 2, 2], [0, 5, 5, 1], [4, 4, 0, 4], [1, 1, 3, 1]], dtype)
    for y in ([2, 1, 2, 3, 1], [0, 2, 1, 1, 0]):
        for k in (1, 2, 3):
            f.topk_accuracy(scores, np.array(y), k)


@case("k above the number of classes; no sample", "k 大于类别数；没有样本", dtypes=_ONCE, cards=_TOPK)
def edges(f, rng, dtype):
    f.topk_accuracy(_scores(rng, np.float32, 6, 3), rng.integers(0, 3, 6), 5)
    f.topk_accuracy(_scores(rng, dtype, 0, 3), np.zeros(0, np.int64), 2)
    f.topk_accuracy(np.asfortranarray(_scores(rng, dtype, 8, 6))[::2, ::-1], rng.integers(0, 6, 4), 2)


@case("1000 samples, 400 classes, top-5", "1000 个样本、400 个类，top-5", dtypes=_ONCE, speed=True)
def many(f, rng, dtype):
    scores, y = rng.normal(size=(1000, 400)).astype(np.float32), rng.integers(0, 400, 1000)
    scores[np.arange(1000), y] += 2
    f.topk_accuracy(scores, y, 5)
