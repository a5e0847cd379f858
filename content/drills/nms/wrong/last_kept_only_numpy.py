# wrong_answer earlier_kept: compares a box only with the one kept last / 只与最近保留的那个框比较
# cards: det-nms
import numpy as np


def box_iou(a, b):
    w = max(min(a[2], b[2]) - max(a[0], b[0]), 0)
    h = max(min(a[3], b[3]) - max(a[1], b[1]), 0)
    inter = w * h
    union = (a[2] - a[0]) * (a[3] - a[1]) + (b[2] - b[0]) * (b[3] - b[1]) - inter
    return inter / union if union > 0 else 0.0


def nms(boxes, scores, iou_threshold):
    order = np.argsort(-scores, kind="stable")
    keep = []
    for i in order:
        if all(box_iou(boxes[i], boxes[j]) <= iou_threshold for j in keep[-1:]):
            keep.append(i)
    return np.array(keep, dtype=np.int64)
