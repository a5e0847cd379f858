# wrong_answer overlap: turns the caller's x2, y2 into widths and heights in place / 就地把调用者的 x2、y2 改成了宽和高
import numpy as np


def nms(boxes, scores, iou_threshold):
    boxes[:, 2:] -= boxes[:, :2]
    x1, y1, w, h = boxes.T
    x2, y2, areas = x1 + w, y1 + h, w * h
    order = np.argsort(-scores, kind="stable")
    keep = []
    while order.size > 0:
        i, rest = order[0], order[1:]
        keep.append(i)
        dx = np.maximum(np.minimum(x2[i], x2[rest]) - np.maximum(x1[i], x1[rest]), 0)
        dy = np.maximum(np.minimum(y2[i], y2[rest]) - np.maximum(y1[i], y1[rest]), 0)
        inter = dx * dy
        iou = inter / (areas[i] + areas[rest] - inter)
        order = rest[~(iou > iou_threshold)]
    return np.array(keep, dtype=np.int64)
