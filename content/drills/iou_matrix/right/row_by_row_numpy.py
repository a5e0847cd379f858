import numpy as np


def iou_matrix(a, b):
    if a.dtype.kind != "f":
        a, b = a * 1.0, b * 1.0
    out = np.zeros((a.shape[0], b.shape[0]), a.dtype)
    areas = np.prod(b[:, 2:] - b[:, :2], axis=1)
    for i, box in enumerate(a):
        sides = np.minimum(box[2:], b[:, 2:]) - np.maximum(box[:2], b[:, :2])
        inter = np.where((sides > 0).all(1), sides[:, 0] * sides[:, 1], 0)
        union = (box[2] - box[0]) * (box[3] - box[1]) + areas - inter
        np.divide(inter, union, out=out[i], where=union > 0)
    return out
