"""Soft-NMS and Fast NMS, one pair of boxes at a time.

Source: Bodla et al. 2017, arXiv:1704.04503, section 3, with both of its decays; Bolya et al. 2019 (YOLACT),
arXiv:1904.02689, section 3.4. Differences: ties by index, 0/0 is 0, and the floor ends the selection.
"""

import math

import numpy as np


def _iou(p, q):
    width = max(0.0, min(p[2], q[2]) - max(p[0], q[0]))
    height = max(0.0, min(p[3], q[3]) - max(p[1], q[1]))
    union = (p[2] - p[0]) * (p[3] - p[1]) + (q[2] - q[0]) * (q[3] - q[1]) - width * height
    return width * height / union if union > 0 else 0.0


def soft_nms(boxes, scores, method, sigma, iou_threshold, score_threshold):
    now = dict(enumerate(scores.tolist()))
    keep, decayed = [], []
    while now:
        best = max(now, key=now.get)  # the first of equal ones
        if now[best] <= score_threshold:
            break
        keep.append(best)
        decayed.append(now.pop(best))
        for i in now:
            iou = _iou(boxes[best], boxes[i])
            if method == "gaussian":
                now[i] *= math.exp(-(iou**2) / sigma)
            elif iou > iou_threshold:
                now[i] *= 1 - iou
    return np.array(keep, np.int64), np.array(decayed, np.float64)


def fast_nms(boxes, scores, iou_threshold):
    order = sorted(range(len(scores)), key=lambda i: -scores[i])  # stable
    keep = [
        i for rank, i in enumerate(order) if not any(_iou(boxes[j], boxes[i]) > iou_threshold for j in order[:rank])
    ]
    return np.array(keep, np.int64)
