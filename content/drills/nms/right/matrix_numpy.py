"""The whole IoU matrix first, then one pass over its rows with a mask of those still alive."""

import numpy as np


def nms(boxes, scores, iou_threshold):
    order = np.lexsort((np.arange(len(scores)), -scores))
    lows, highs = boxes[order, :2], boxes[order, 2:]
    sides = np.clip(np.minimum(highs[:, None], highs) - np.maximum(lows[:, None], lows), 0, None)
    inter = sides[..., 0] * sides[..., 1]
    area = np.prod(highs - lows, axis=1)
    union = area[:, None] + area - inter
    iou = np.divide(inter, union, out=np.zeros_like(inter), where=union > 0)
    alive = np.ones(len(order), dtype=bool)
    for i, row in enumerate(iou > iou_threshold):
        if alive[i]:
            alive[i + 1 :] &= ~row[i + 1 :]
    return order[alive]
