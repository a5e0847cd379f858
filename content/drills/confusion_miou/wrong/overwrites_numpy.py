# wrong_answer rows_are_truth: `matrix[i, j] += 1` counts a pair once / `matrix[i, j] += 1` 重复的下标只加一次
import numpy as np


def confusion(pred, gt, num_classes, ignore):
    counted = gt != ignore
    pairs = gt[counted].astype(np.int64) * num_classes + pred[counted]
    matrix = np.zeros(num_classes**2, np.int64)
    matrix[pairs] += 1
    return matrix.reshape(num_classes, num_classes)


def miou(matrix):
    hit = matrix.diagonal()
    union = matrix.sum(axis=1) + matrix.sum(axis=0) - hit
    iou = np.divide(hit, union, out=np.full(len(matrix), np.nan), where=union > 0)
    known = iou[union > 0]
    mean = known.mean() if known.size else np.float64(np.nan)
    return iou, mean
