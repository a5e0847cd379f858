"""Confusion matrix pixel by pixel, and the IoU of every class.

Source: the definitions of Long, Shelhamer & Darrell 2015, arXiv:1411.4038, section 5, with the mean over all classes;
here classes without any pixel have no IoU, as in most benchmark code (PASCAL VOC, Cityscapes).
"""

import math

import numpy as np


def confusion(pred, gt, num_classes, ignore):
    matrix = np.zeros((num_classes, num_classes), np.int64)
    for p, g in zip(pred.ravel().tolist(), gt.ravel().tolist(), strict=True):
        if g != ignore:
            matrix[g, p] += 1
    return matrix


def miou(matrix):
    iou = np.full(len(matrix), math.nan)
    for c in range(len(matrix)):
        union = int(matrix[c].sum()) + int(matrix[:, c].sum()) - int(matrix[c, c])
        if union:
            iou[c] = int(matrix[c, c]) / union
    known = iou[~np.isnan(iou)]
    return iou, np.array(known.mean() if len(known) else math.nan)
