# wrong_answer no_area: leaves the NaN of 0/0 / 留下了 0/0 的 NaN
import numpy as np


def iou_matrix(a, b):
    if a.dtype.kind == "i":
        a, b = a.astype(np.float64), b.astype(np.float64)
    sides = np.minimum(a[:, None, 2:], b[:, 2:]) - np.maximum(a[:, None, :2], b[:, :2])
    inter = np.maximum(sides, 0).prod(2)
    return inter / (np.prod(a[:, 2:] - a[:, :2], axis=1)[:, None] + np.prod(b[:, 2:] - b[:, :2], axis=1) - inter)
