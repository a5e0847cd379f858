# wrong_answer zero_division_macro: leaves classes with 0/0 out of the mean / 0/0 的类没有参加平均
# cards: eval-precision-recall
import numpy as np


def quotient(p, q, zero_division):
    return np.divide(p, q, out=np.full(np.shape(p), float(zero_division)), where=np.asarray(q) != 0)


def prf(y, pred, classes, average, zero_division):
    true, predicted = (labels == np.array(classes)[:, None] for labels in (y, pred))
    tp = (true & predicted).sum(axis=1)
    fp = (~true & predicted).sum(axis=1)
    fn = (true & ~predicted).sum(axis=1)
    weights = tp + fn
    if average == "micro":
        tp, fp, fn = tp.sum(), fp.sum(), fn.sum()
    values = [quotient(p, q, zero_division) for p, q in ((tp, tp + fp), (tp, tp + fn), (2 * tp, 2 * tp + fp + fn))]
    if average == "macro":
        defined = (tp + fp > 0, tp + fn > 0, tp + fp + fn > 0)
        values = [
            value[d].mean() if d.any() else np.float64(zero_division) for value, d in zip(values, defined, strict=True)
        ]
    elif average == "weighted":
        values = [quotient((weights * value).sum(), weights.sum(), zero_division) for value in values]
    return tuple(values)


def topk_accuracy(scores, y, k):
    own = scores[np.arange(len(y)), y][:, None]
    lower = np.arange(scores.shape[1]) < y[:, None]
    before = ((scores > own) | ((scores == own) & lower)).sum(axis=1)
    return (before < k).mean() if len(y) else np.float64(np.nan)
