# wrong_answer integers: multiplies int32, which overflows / 用 int32 相乘，溢出
import numpy as np


def iou_matrix(a, b):
    sides = np.minimum(a[:, None, 2:], b[:, 2:]) - np.maximum(a[:, None, :2], b[:, :2])
    sides = np.maximum(sides, 0)
    inter = sides[..., 0] * sides[..., 1]
    area_a = (a[:, 2] - a[:, 0]) * (a[:, 3] - a[:, 1])
    area_b = (b[:, 2] - b[:, 0]) * (b[:, 3] - b[:, 1])
    union = area_a[:, None] + area_b - inter
    out = np.zeros(inter.shape, np.float64 if a.dtype.kind == "i" else a.dtype)
    return np.divide(inter, union, out=out, where=union > 0)
