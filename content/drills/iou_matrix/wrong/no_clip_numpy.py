# wrong_answer apart: two negative sides give a positive area / 宽高都为负，相乘变成了正的面积
# cards: det-iou
import numpy as np


def iou_matrix(a, b):
    if a.dtype.kind == "i":
        a, b = a.astype(np.float64), b.astype(np.float64)
    sides = np.minimum(a[:, None, 2:], b[:, 2:]) - np.maximum(a[:, None, :2], b[:, :2])
    inter = sides[..., 0] * sides[..., 1]
    union = np.prod(a[:, 2:] - a[:, :2], axis=1)[:, None] + np.prod(b[:, 2:] - b[:, :2], axis=1) - inter
    return np.divide(inter, union, out=np.zeros_like(inter), where=union > 0)
