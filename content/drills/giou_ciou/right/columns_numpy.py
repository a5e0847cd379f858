import numpy as np


def parts(a, b):
    ax1, ay1, ax2, ay2 = a.T
    bx1, by1, bx2, by2 = b.T
    w, h = np.minimum(ax2, bx2) - np.maximum(ax1, bx1), np.minimum(ay2, by2) - np.maximum(ay1, by1)
    inter = np.where((w > 0) & (h > 0), w * h, 0)
    union = (ax2 - ax1) * (ay2 - ay1) + (bx2 - bx1) * (by2 - by1) - inter
    cw, ch = np.maximum(ax2, bx2) - np.minimum(ax1, bx1), np.maximum(ay2, by2) - np.minimum(ay1, by1)
    rho2 = ((ax1 + ax2 - bx1 - bx2) ** 2 + (ay1 + ay2 - by1 - by2) ** 2) / 4
    with np.errstate(invalid="ignore"):
        return np.nan_to_num(inter / union), union, cw, ch, rho2


def giou(a, b):
    iou, union, cw, ch, _ = parts(a, b)
    with np.errstate(invalid="ignore"):
        return iou - 1 + np.nan_to_num(union / (cw * ch), nan=1)


def diou(a, b):
    iou, _, cw, ch, rho2 = parts(a, b)
    with np.errstate(invalid="ignore"):
        return iou - np.nan_to_num(rho2 / (cw * cw + ch * ch))


def ciou(a, b):
    """With arctan(h / w): it is pi/2 less the other angle, so the difference only changes its sign."""
    iou = parts(a, b)[0]
    size_a, size_b = a[:, 2:] - a[:, :2], b[:, 2:] - b[:, :2]
    angles = [np.where(s.any(1), np.arctan2(s[:, 1], s[:, 0]), np.pi / 2).astype(a.dtype) for s in (size_a, size_b)]
    v = (2 / np.pi * (angles[0] - angles[1])) ** 2
    with np.errstate(invalid="ignore"):
        return diou(a, b) - np.nan_to_num(v * v / (1 - iou + v))
