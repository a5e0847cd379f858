# wrong_answer nested: divides by the smaller area, so a nested box gets 1 / 除以较小的面积，被包住的框得到 1
import numpy as np


def iou_matrix(a, b):
    if a.dtype.kind == "i":
        a, b = a.astype(np.float64), b.astype(np.float64)
    sides = np.minimum(a[:, None, 2:], b[:, 2:]) - np.maximum(a[:, None, :2], b[:, :2])
    inter = np.maximum(sides, 0).prod(2)
    least = np.minimum(np.prod(a[:, 2:] - a[:, :2], axis=1)[:, None], np.prod(b[:, 2:] - b[:, :2], axis=1))
    return np.divide(inter, least, out=np.zeros_like(inter), where=least > 0)
