# wrong_answer overlap: sets the caller's scores of finished boxes to 0 / 把处理过的框在调用者的 scores 里置为 0
import numpy as np


def nms(boxes, scores, iou_threshold):
    x1, y1, x2, y2 = boxes.T
    areas = (x2 - x1) * (y2 - y1)
    rest, keep = np.arange(len(scores)), []
    while (scores > 0).any():
        i = scores.argmax()
        keep.append(i)
        w = np.maximum(np.minimum(x2[i], x2[rest]) - np.maximum(x1[i], x1[rest]), 0)
        h = np.maximum(np.minimum(y2[i], y2[rest]) - np.maximum(y1[i], y1[rest]), 0)
        inter = w * h
        iou = inter / (areas[i] + areas[rest] - inter)
        scores[iou > iou_threshold] = 0
        scores[i] = 0
    return np.array(keep, dtype=np.int64)
