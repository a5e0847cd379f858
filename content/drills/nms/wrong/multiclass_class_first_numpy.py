# wrong_answer classes_tied: orders equal scores by class before box / 同分时先按类别、后按框排序
# cards: det-nms, det-nms-batched
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


def multiclass_nms(boxes, scores, score_threshold, iou_threshold, max_detections):
    found = []
    for label in range(scores.shape[1]):
        sure = np.flatnonzero(scores[:, label] > score_threshold)
        for i in sure[nms(boxes[sure], scores[sure, label], iou_threshold)]:
            found.append((-scores[i, label], label, i))
    found = sorted(found)[:max_detections]
    return np.array([i for *_, i in found], np.int64), np.array([c for _, c, _ in found], np.int64)
