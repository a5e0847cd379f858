"""GIoU, DIoU and CIoU, one pair of boxes at a time.

Source: Rezatofighi et al. 2019, arXiv:1902.09630; Zheng et al. 2019, arXiv:1911.08287, sections 3.1 and 3.2.
As one minus torchvision.ops.{generalized,distance,complete}_box_iou_loss, with these differences: no epsilon, 0/0 is 0
(where torchvision has 0/eps), and arctan of w/h at h = 0 is its limit.
"""

import math

import numpy as np


def _quotient(p, q):
    return p / q if q > 0 else 0.0


def _pair(p, q):
    """IoU, union, and the width and height of the box around both."""
    width = max(0.0, min(p[2], q[2]) - max(p[0], q[0]))
    height = max(0.0, min(p[3], q[3]) - max(p[1], q[1]))
    union = (p[2] - p[0]) * (p[3] - p[1]) + (q[2] - q[0]) * (q[3] - q[1]) - width * height
    around = max(p[2], q[2]) - min(p[0], q[0]), max(p[3], q[3]) - min(p[1], q[1])
    return _quotient(width * height, union), union, around


def giou(a, b):
    out = np.zeros(len(a))
    for i, (p, q) in enumerate(zip(a, b, strict=True)):
        iou, union, (width, height) = _pair(p, q)
        out[i] = iou - _quotient(width * height - union, width * height)
    return out


def diou(a, b):
    out = np.zeros(len(a))
    for i, (p, q) in enumerate(zip(a, b, strict=True)):
        iou, _, (width, height) = _pair(p, q)
        apart = ((p[0] + p[2] - q[0] - q[2]) / 2) ** 2 + ((p[1] + p[3] - q[1] - q[3]) / 2) ** 2
        out[i] = iou - _quotient(apart, width**2 + height**2)
    return out


def ciou(a, b):
    out = diou(a, b)
    for i, (p, q) in enumerate(zip(a, b, strict=True)):
        iou, _, _ = _pair(p, q)
        angle = math.atan2(p[2] - p[0], p[3] - p[1]) - math.atan2(q[2] - q[0], q[3] - q[1])
        v = 4 / math.pi**2 * angle**2
        out[i] -= v * _quotient(v, 1 - iou + v)
    return out
