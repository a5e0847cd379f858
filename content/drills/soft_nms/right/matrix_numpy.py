"""All decays as one matrix first; taken boxes are marked by a score of -1."""

import numpy as np


def overlaps(boxes):
    x1, y1, x2, y2 = boxes.T
    w = np.minimum.outer(x2, x2) - np.maximum.outer(x1, x1)
    h = np.minimum.outer(y2, y2) - np.maximum.outer(y1, y1)
    inter = w.clip(0) * h.clip(0)
    union = np.add.outer((x2 - x1) * (y2 - y1), (x2 - x1) * (y2 - y1)) - inter
    return inter / np.where(union > 0, union, 1)


def soft_nms(boxes, scores, method, sigma, iou_threshold, score_threshold):
    iou = overlaps(boxes)
    decay = np.exp(-np.square(iou) / sigma) if method == "gaussian" else 1 - iou * (iou > iou_threshold)
    now = scores.astype(scores.dtype)
    keep, decayed = np.empty(len(scores), np.int64), np.empty_like(scores)
    count = 0
    while count < len(scores) and now.max() > score_threshold:
        best = int(now.argmax())
        keep[count], decayed[count] = best, now[best]
        count += 1
        now = np.where(now < 0, -1, now * decay[best])
        now[best] = -1
    return keep[:count].copy(), decayed[:count].copy()


def fast_nms(boxes, scores, iou_threshold):
    iou = overlaps(boxes)
    index = np.arange(len(scores))
    before = (scores[:, None] > scores) | ((scores[:, None] == scores) & (index[:, None] < index))
    kept = ~((iou > iou_threshold) & before).any(axis=0)
    return np.array(sorted(index[kept], key=lambda i: (-scores[i], i)), np.int64)
