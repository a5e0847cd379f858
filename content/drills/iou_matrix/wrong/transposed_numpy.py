# wrong_answer rows_and_columns: rows are b's boxes / 行对应的是 b 的框
import numpy as np


def iou_matrix(a, b):
    if a.dtype.kind == "i":
        a, b = a.astype(np.float64), b.astype(np.float64)
    sides = np.minimum(b[:, None, 2:], a[:, 2:]) - np.maximum(b[:, None, :2], a[:, :2])
    inter = np.maximum(sides, 0).prod(2)
    union = np.prod(b[:, 2:] - b[:, :2], axis=1)[:, None] + np.prod(a[:, 2:] - a[:, :2], axis=1) - inter
    return np.divide(inter, union, out=np.zeros_like(inter), where=union > 0)
