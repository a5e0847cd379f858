"""Box formats and box regression targets, one box at a time.

Source: Girshick et al. 2014 (R-CNN), appendix C, and Ren et al. 2015 (Faster R-CNN), section 3.1.2, for the deltas;
the upper bound as in torchvision.models.detection._utils.BoxCoder, which multiplies by weights (1 / stds) instead.
"""

import math

import numpy as np


def box_convert(boxes, source, target):
    out = np.array(boxes, np.float64)
    flat = out.reshape(-1, 4)
    for row, (a, b, c, d) in enumerate(flat.copy()):
        if source == "xyxy":
            left, top, w, h = a, b, c - a, d - b
        elif source == "xywh":
            left, top, w, h = a, b, c, d
        else:
            left, top, w, h = a - c / 2, b - d / 2, c, d
        if target == "xyxy":
            flat[row] = left, top, left + w, top + h
        elif target == "xywh":
            flat[row] = left, top, w, h
        else:
            flat[row] = left + w / 2, top + h / 2, w, h
    return out


def encode(gt, anchors, stds):
    out = np.zeros((len(gt), 4))
    for row, (g, a) in enumerate(zip(gt, anchors, strict=True)):
        for k in (0, 1):  # along x, along y
            size, size_a = g[k + 2] - g[k], a[k + 2] - a[k]
            out[row, k] = ((g[k] + g[k + 2]) / 2 - (a[k] + a[k + 2]) / 2) / size_a / stds[k]
            out[row, k + 2] = math.log(size / size_a) / stds[k + 2]
    return out


def decode(deltas, anchors, stds, limit):
    out = np.zeros((len(deltas), 4))
    for row, (t, a) in enumerate(zip(deltas, anchors, strict=True)):
        for k in (0, 1):
            size_a = a[k + 2] - a[k]
            centre = (a[k] + a[k + 2]) / 2 + t[k] * stds[k] * size_a
            size = size_a * math.exp(min(t[k + 2] * stds[k + 2], limit))
            out[row, k], out[row, k + 2] = centre - size / 2, centre + size / 2
    return out
