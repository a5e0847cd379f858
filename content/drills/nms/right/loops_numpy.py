"""Plain Python over numbers: each newcomer against the boxes kept so far."""

import numpy as np


def overlaps(a, b, threshold):
    width = min(a[2], b[2]) - max(a[0], b[0])
    height = min(a[3], b[3]) - max(a[1], b[1])
    if width <= 0 or height <= 0:
        return False
    inter = width * height
    union = (a[2] - a[0]) * (a[3] - a[1]) + (b[2] - b[0]) * (b[3] - b[1]) - inter
    return inter / union > threshold


def nms(boxes, scores, iou_threshold):
    corners, values = boxes.tolist(), scores.tolist()
    keep = []
    for i in sorted(range(len(values)), key=lambda i: -values[i]):
        if not any(overlaps(corners[i], corners[j], iou_threshold) for j in keep):
            keep.append(i)
    return np.array(keep, dtype=np.int64)
