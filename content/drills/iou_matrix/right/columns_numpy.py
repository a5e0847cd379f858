import numpy as np


def iou_matrix(a, b):
    dtype = np.float64 if a.dtype.kind == "i" else a.dtype
    ax1, ay1, ax2, ay2 = a.astype(dtype).T[:, :, None]
    bx1, by1, bx2, by2 = b.astype(dtype).T[:, None, :]
    w = np.clip(np.minimum(ax2, bx2) - np.maximum(ax1, bx1), 0, None)
    h = np.clip(np.minimum(ay2, by2) - np.maximum(ay1, by1), 0, None)
    total = (ax2 - ax1) * (ay2 - ay1) + (bx2 - bx1) * (by2 - by1)
    union = total - w * h
    return w * h / np.where(union > 0, union, 1)
