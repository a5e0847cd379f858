# like soft_linear: plain loops over lists
import numpy as np


def share(p, q):
    across = max(min(p[2], q[2]) - max(p[0], q[0]), 0.0)
    down = max(min(p[3], q[3]) - max(p[1], q[1]), 0.0)
    union = (p[2] - p[0]) * (p[3] - p[1]) + (q[2] - q[0]) * (q[3] - q[1]) - across * down
    return across * down / union if union else 0.0


def nms(boxes, scores, iou_threshold):
    rows = boxes.tolist()
    chosen = []
    for k in sorted(range(len(rows)), key=lambda k: -scores[k]):
        if all(share(rows[k], rows[c]) <= iou_threshold for c in chosen):
            chosen.append(k)
    return np.array(chosen, dtype=np.int64)


def soft_nms(boxes, scores, sigma, score_threshold):
    rows, marks = boxes.tolist(), dict(enumerate(scores.copy()))
    taken, values = [], []
    while marks:
        best = max(marks, key=lambda k: (marks[k], -k))
        value = marks.pop(best)
        if not value > score_threshold:
            break
        taken.append(best)
        values.append(value)
        for k in marks:
            marks[k] = marks[k] * scores.dtype.type(1 - share(rows[k], rows[best]))
    return np.array(taken, dtype=np.int64), np.array(values, dtype=scores.dtype)
