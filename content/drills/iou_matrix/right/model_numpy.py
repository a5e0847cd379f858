import numpy as np


def iou_matrix(a, b):
    if a.dtype.kind == "i":
        a, b = a.astype(np.float64), b.astype(np.float64)
    # fill: inter (N, M), the common area of each pair, or 0 / inter (N, M)：每对框的公共面积，没有则为 0
    low = np.maximum(a[:, None, :2], b[:, :2])
    high = np.minimum(a[:, None, 2:], b[:, 2:])
    width, height = np.moveaxis(np.maximum(high - low, 0), -1, 0)
    inter = width * height
    # end
    # fill: union (N, M), what at least one of the two covers / union (N, M)：至少被一个框覆盖的面积
    area_a = (a[:, 2] - a[:, 0]) * (a[:, 3] - a[:, 1])
    area_b = (b[:, 2] - b[:, 0]) * (b[:, 3] - b[:, 1])
    union = area_a[:, None] + area_b - inter
    # end
    return np.divide(inter, union, out=np.zeros_like(inter), where=union > 0)
