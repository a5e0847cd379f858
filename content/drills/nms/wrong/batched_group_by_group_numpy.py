# wrong_answer groups_interleaved: gives one group after the other, not one list by score / 一组接一组地返回，没有按分数合并
# cards: det-nms-batched
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


def batched_nms(boxes, scores, idxs, iou_threshold):
    keep = [np.zeros(0, dtype=np.int64)]
    for group in np.unique(idxs):
        members = np.flatnonzero(idxs == group)
        keep.append(members[nms(boxes[members], scores[members], iou_threshold)])
    return np.concatenate(keep)
