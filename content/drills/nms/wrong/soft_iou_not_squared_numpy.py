# wrong_answer soft_pair: decays by exp(-IoU/sigma), without the square / 衰减用了 exp(-IoU/σ)，IoU 没有平方
# cards: det-soft-nms, det-soft-nms-value
import numpy as np


def iou(box, others):
    sides = np.minimum(box[2:], others[:, 2:]) - np.maximum(box[:2], others[:, :2])
    inter = np.clip(sides, 0, None).prod(axis=1)
    union = (box[2:] - box[:2]).prod() + (others[:, 2:] - others[:, :2]).prod(axis=1) - inter
    return np.divide(inter, union, out=np.zeros_like(inter), where=union > 0)


def nms(boxes, scores, iou_threshold):
    order, keep = np.argsort(-scores, kind="stable"), []
    while order.size:
        best, order = order[0], order[1:]
        keep.append(best)
        order = order[iou(boxes[best], boxes[order]) <= iou_threshold]
    return np.array(keep, dtype=np.int64)


def soft_nms(boxes, scores, sigma, score_threshold):
    scores, left = scores.copy(), np.arange(len(scores))
    keep, decayed = [], []
    while len(left):
        at = np.argmax(scores[left])
        best = left[at]
        if scores[best] <= score_threshold:
            break
        keep.append(best)
        decayed.append(scores[best])
        left = np.delete(left, at)
        scores[left] *= np.exp(-iou(boxes[best], boxes[left]) / sigma)
    return np.array(keep, dtype=np.int64), np.array(decayed, dtype=scores.dtype)
