"""Plain numbers, one pair after the other: slow, but every special case is an `if`."""

import math

import numpy as np


def compare(p, q, kind):
    (px1, py1, px2, py2), (qx1, qy1, qx2, qy2) = p, q
    inter = max(min(px2, qx2) - max(px1, qx1), 0) * max(min(py2, qy2) - max(py1, qy1), 0)
    union = (px2 - px1) * (py2 - py1) + (qx2 - qx1) * (qy2 - qy1) - inter
    w, h = max(px2, qx2) - min(px1, qx1), max(py2, qy2) - min(py1, qy1)
    iou = inter / union if union else 0
    if kind == "giou":
        return iou - (1 - union / (w * h)) if w and h else iou
    out = iou
    if w or h:
        out -= math.dist((px1 + px2, py1 + py2), (qx1 + qx2, qy1 + qy2)) ** 2 / 4 / (w**2 + h**2)
    if kind == "ciou":
        v = (math.atan2(px2 - px1, py2 - py1) - math.atan2(qx2 - qx1, qy2 - qy1)) ** 2 * 4 / math.pi**2
        out -= v**2 / (1 - iou + v) if v else 0
    return out


def giou(a, b):
    return np.array([compare(p, q, "giou") for p, q in zip(a.tolist(), b.tolist(), strict=True)], a.dtype)


def diou(a, b):
    return np.array([compare(p, q, "diou") for p, q in zip(a.tolist(), b.tolist(), strict=True)], a.dtype)


def ciou(a, b):
    return np.array([compare(p, q, "ciou") for p, q in zip(a.tolist(), b.tolist(), strict=True)], a.dtype)
