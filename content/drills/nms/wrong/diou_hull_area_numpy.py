# wrong_answer diou_many: divides by the area of the enclosing box, not by its squared diagonal / 除以外接框的面积，而不是对角线的平方
# cards: det-diou-ciou
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


def diou(box, others):
    rho = (box[:2] + box[2:]) / 2 - (others[:, :2] + others[:, 2:]) / 2
    c = np.maximum(box[2:], others[:, 2:]) - np.minimum(box[:2], others[:, :2])
    apart, diagonal = (rho**2).sum(axis=1), c.prod(axis=1)
    return iou(box, others) - np.divide(apart, diagonal, out=np.zeros_like(apart), where=diagonal > 0)


def diou_nms(boxes, scores, iou_threshold):
    order, keep = np.argsort(-scores, kind="stable"), []
    while order.size:
        best, order = order[0], order[1:]
        keep.append(best)
        order = order[diou(boxes[best], boxes[order]) <= iou_threshold]
    return np.array(keep, dtype=np.int64)
