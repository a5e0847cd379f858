"""No loop over boxes, no division: repeat "kept, unless a kept, better box overlaps it too much" until it settles."""

import numpy as np


def nms(boxes, scores, iou_threshold):
    order = np.argsort(-scores, kind="stable")
    x1, y1, x2, y2 = boxes[order].T
    inter = np.maximum(np.minimum.outer(x2, x2) - np.maximum.outer(x1, x1), 0)
    inter *= np.maximum(np.minimum.outer(y2, y2) - np.maximum.outer(y1, y1), 0)
    area = (x2 - x1) * (y2 - y1)
    beats = np.triu(inter > iou_threshold * (np.add.outer(area, area) - inter), k=1)
    keep, before = np.ones(len(order), dtype=bool), None
    while not np.array_equal(keep, before):
        keep, before = ~beats[keep].any(axis=0), keep
    return order[keep]
