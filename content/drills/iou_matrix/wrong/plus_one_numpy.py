# wrong_answer corner: counts a box from 2 to 5 as 4 pixels wide / 把从 2 到 5 的框当成 4 个像素宽
# cards: det-iou-plus-one
import numpy as np


def iou_matrix(a, b):
    if a.dtype.kind == "i":
        a, b = a.astype(np.float64), b.astype(np.float64)
    sides = np.minimum(a[:, None, 2:], b[:, 2:]) - np.maximum(a[:, None, :2], b[:, :2]) + 1
    inter = np.maximum(sides, 0).prod(2)
    union = np.prod(a[:, 2:] - a[:, :2] + 1, axis=1)[:, None] + np.prod(b[:, 2:] - b[:, :2] + 1, axis=1) - inter
    return inter / union
