# wrong_answer ties_kept: removes by score, so that every box with a dropped box's score goes / 按分数值删框，与被删框同分的框都没了
# cards: det-nms
import numpy as np


def overlap(a, b):
    w = max(min(a[2], b[2]) - max(a[0], b[0]), 0)
    h = max(min(a[3], b[3]) - max(a[1], b[1]), 0)
    inter = w * h
    union = (a[2] - a[0]) * (a[3] - a[1]) + (b[2] - b[0]) * (b[3] - b[1]) - inter
    return inter / union if union > 0 else 0.0


def nms(boxes, scores, iou_threshold):
    left = sorted(range(len(scores)), key=lambda i: -scores[i])
    keep = []
    while left:
        best, *rest = left
        keep.append(best)
        dropped = {scores[i] for i in rest if overlap(boxes[best], boxes[i]) > iou_threshold}
        left = [i for i in rest if scores[i] not in dropped]
    return np.array(keep, dtype=np.int64)
