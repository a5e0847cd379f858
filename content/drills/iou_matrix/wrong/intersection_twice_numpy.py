# wrong_answer corner: divides by the sum of both areas, the overlap counted twice / 分母是两面积之和，重叠部分算了两次
# cards: det-iou
import numpy as np


def iou_matrix(a, b):
    if a.dtype.kind == "i":
        a, b = a.astype(np.float64), b.astype(np.float64)
    sides = np.minimum(a[:, None, 2:], b[:, 2:]) - np.maximum(a[:, None, :2], b[:, :2])
    inter = np.maximum(sides, 0).prod(2)
    total = np.prod(a[:, 2:] - a[:, :2], axis=1)[:, None] + np.prod(b[:, 2:] - b[:, :2], axis=1)
    return np.divide(inter, total, out=np.zeros_like(inter), where=total > 0)
