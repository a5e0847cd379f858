# wrong_answer ignore_background: only keeps labels below C, whatever `ignore` is / 只看标签是否小于 C，没有看 ignore
import numpy as np


def confusion(pred, gt, num_classes, ignore):
    counted = (gt >= 0) & (gt < num_classes)
    pairs = gt[counted].astype(np.int64) * num_classes + pred[counted]
    return np.bincount(pairs, minlength=num_classes**2).reshape(num_classes, num_classes)


def miou(matrix):
    hit = matrix.diagonal()
    union = matrix.sum(axis=1) + matrix.sum(axis=0) - hit
    iou = np.divide(hit, union, out=np.full(len(matrix), np.nan), where=union > 0)
    known = iou[union > 0]
    mean = known.mean() if known.size else np.float64(np.nan)
    return iou, mean
