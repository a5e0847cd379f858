# like epsilon_in_union: plain Python
import numpy as np


def share(p, q):
    across = min(p[2], q[2]) - max(p[0], q[0])
    down = min(p[3], q[3]) - max(p[1], q[1])
    if across <= 0 or down <= 0:
        return 0.0
    both = across * down
    return both / ((p[2] - p[0]) * (p[3] - p[1]) + (q[2] - q[0]) * (q[3] - q[1]) - both + 1e-6)


def nms(boxes, scores, iou_threshold):
    rows = boxes.tolist()
    ranked = sorted(range(len(rows)), key=lambda k: -scores[k])
    chosen = []
    for k in ranked:
        if not any(share(rows[k], rows[c]) > iou_threshold for c in chosen):
            chosen.append(k)
    return np.array(chosen, dtype=np.int64)
