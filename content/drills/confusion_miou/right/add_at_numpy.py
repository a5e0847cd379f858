import numpy as np


def confusion(pred, gt, num_classes, ignore):
    counted = gt != ignore
    matrix = np.zeros((num_classes, num_classes), np.int64)
    np.add.at(matrix, (gt[counted].astype(np.intp), pred[counted].astype(np.intp)), 1)
    return matrix


def miou(matrix):
    hit = np.diag(matrix).astype(np.float64)
    union = matrix.sum(1) + matrix.sum(0) - hit
    with np.errstate(invalid="ignore"):
        iou = hit / union
    there = union > 0
    return iou, np.where(there, iou, 0).sum() / there.sum() if there.any() else np.array(np.nan)
