"""NMS and what comes after it. The overlap of one box with others is the only thing that varies."""

import numpy as np


def iou(box, others):
    low, high = np.maximum(box[:2], others[:, :2]), np.minimum(box[2:], others[:, 2:])
    inter = np.clip(high - low, 0, None).prod(axis=1)
    union = (box[2:] - box[:2]).prod() + (others[:, 2:] - others[:, :2]).prod(axis=1) - inter
    return np.divide(inter, union, out=np.zeros_like(inter), where=union > 0)


def diou(box, others):
    apart = (box[:2] + box[2:] - others[:, :2] - others[:, 2:]) / 2
    around = np.maximum(box[2:], others[:, 2:]) - np.minimum(box[:2], others[:, :2])
    diagonal = (around**2).sum(axis=1)
    penalty = np.divide((apart**2).sum(axis=1), diagonal, out=np.zeros_like(diagonal), where=diagonal > 0)
    return iou(box, others) - penalty


def best_first(scores):
    return np.argsort(-scores, kind="stable")


def greedy(boxes, scores, threshold, overlap):
    order, keep = best_first(scores), []
    while order.size:
        best, order = order[0], order[1:]
        keep.append(best)
        order = order[overlap(boxes[best], boxes[order]) <= threshold]
    return np.array(keep, dtype=np.int64)


def nms(boxes, scores, iou_threshold):
    return greedy(boxes, scores, iou_threshold, iou)


def diou_nms(boxes, scores, iou_threshold):
    return greedy(boxes, scores, iou_threshold, diou)


def batched_nms(boxes, scores, idxs, iou_threshold):
    kept = np.zeros(len(scores), dtype=bool)
    for group in np.unique(idxs):
        members = np.flatnonzero(idxs == group)
        kept[members[nms(boxes[members], scores[members], iou_threshold)]] = True
    order = best_first(scores)
    return order[kept[order]]


def multiclass_nms(boxes, scores, score_threshold, iou_threshold, max_detections):
    box, label = np.nonzero(scores > score_threshold)  # by box, then by class: the order of ties
    found = batched_nms(boxes[box], scores[box, label], label, iou_threshold)[:max_detections]
    return box[found], label[found]


def soft_nms(boxes, scores, sigma, score_threshold):
    now = scores.copy()
    left = np.ones(len(scores), dtype=bool)
    keep = []
    while (left & (now > score_threshold)).any():
        best = np.where(left, now, -np.inf).argmax()
        keep.append(best)
        left[best] = False
        now[left] *= np.exp(-np.square(iou(boxes[best], boxes[left])) / sigma)
    keep = np.array(keep, dtype=np.int64)
    return keep, now[keep]


def fast_nms(boxes, scores, iou_threshold):
    order = best_first(scores)
    keep = [not (iou(boxes[i], boxes[order[:rank]]) > iou_threshold).any() for rank, i in enumerate(order)]
    return order[np.array(keep, dtype=bool)]
