# wrong_answer fast_chain: takes the maximum over rows, so that worse boxes suppress better ones / 按行取最大值，成了低分框抑制高分框
# cards: det-fast-nms
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


def fast_nms(boxes, scores, iou_threshold):
    order = np.argsort(-scores, kind="stable")
    matrix = np.array([iou(box, boxes[order]) for box in boxes[order]]).reshape(len(order), len(order))
    worst = np.triu(matrix, k=1).max(axis=1, initial=0)
    return order[worst <= iou_threshold]
