# wrong_answer sizes: adds 1e-7 to the union, which tiny boxes feel / 分母加了 1e-7，小框受影响
import numpy as np


def iou_matrix(a, b):
    if a.dtype.kind == "i":
        a, b = a.astype(np.float64), b.astype(np.float64)
    sides = np.minimum(a[:, None, 2:], b[:, 2:]) - np.maximum(a[:, None, :2], b[:, :2])
    inter = np.maximum(sides, 0).prod(2)
    union = np.prod(a[:, 2:] - a[:, :2], axis=1)[:, None] + np.prod(b[:, 2:] - b[:, :2], axis=1) - inter
    return (inter / (union + 1e-7)).astype(a.dtype)
