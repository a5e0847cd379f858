"""Plain numbers in lists; the boxes left over move up, as in the loop on paper."""

import math

import numpy as np


def iou(p, q):
    w, h = min(p[2], q[2]) - max(p[0], q[0]), min(p[3], q[3]) - max(p[1], q[1])
    if w <= 0 or h <= 0:
        return 0.0
    return w * h / ((p[2] - p[0]) * (p[3] - p[1]) + (q[2] - q[0]) * (q[3] - q[1]) - w * h)


def soft_nms(boxes, scores, method, sigma, iou_threshold, score_threshold):
    rows = list(zip(scores.tolist(), range(len(scores)), boxes.tolist(), strict=True))
    picked = []
    while rows:
        rows.sort(key=lambda row: (-row[0], row[1]))
        score, index, box = rows.pop(0)
        if not score > score_threshold:
            break
        picked.append((index, score))
        for at, (s, i, b) in enumerate(rows):
            u = iou(box, b)
            factor = math.exp(-u * u / sigma) if method == "gaussian" else 1 - u * (u > iou_threshold)
            rows[at] = s * factor, i, b
    keep, decayed = zip(*picked, strict=True) if picked else ((), ())
    return np.array(keep, np.int64), np.array(decayed, scores.dtype)


def fast_nms(boxes, scores, iou_threshold):
    order = np.argsort(-scores, kind="stable")
    corners = boxes[order].astype(np.float64)
    kept = np.ones(len(order), bool)
    for rank in range(1, len(order)):
        low = np.maximum(corners[rank, :2], corners[:rank, :2])
        sides = np.clip(np.minimum(corners[rank, 2:], corners[:rank, 2:]) - low, 0, None)
        inter = sides[:, 0] * sides[:, 1]
        areas = np.prod(corners[: rank + 1, 2:] - corners[: rank + 1, :2], axis=1)
        kept[rank] = not (inter > iou_threshold * (areas[:-1] + areas[-1] - inter)).any()
    return order[kept]
