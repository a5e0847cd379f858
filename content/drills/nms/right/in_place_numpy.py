"""One set of buffers for all rounds, and no division: the overlap is compared with threshold * union."""

import numpy as np


def nms(boxes, scores, iou_threshold):
    n = len(scores)
    order = np.argsort(-scores, kind="stable")
    sorted_boxes = boxes[order]
    area = (sorted_boxes[:, 2] - sorted_boxes[:, 0]) * (sorted_boxes[:, 3] - sorted_boxes[:, 1])
    keep, kept = np.empty(n, dtype=np.int64), 0
    low, high = np.empty((n, 2), boxes.dtype), np.empty((n, 2), boxes.dtype)
    left = np.arange(n)
    while left.size:
        best, left = left[0], left[1:]
        keep[kept] = order[best]
        kept += 1
        k = left.size
        np.maximum(sorted_boxes[left, :2], sorted_boxes[best, :2], out=low[:k])
        np.minimum(sorted_boxes[left, 2:], sorted_boxes[best, 2:], out=high[:k])
        high[:k] -= low[:k]
        high[:k].clip(0, None, out=high[:k])
        inter = np.multiply(high[:k, 0], high[:k, 1], out=high[:k, 0])
        union = area[left] + area[best]
        union -= inter
        union *= iou_threshold
        left = left[inter <= union]
    return keep[:kept].copy()
