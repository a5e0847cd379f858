"""IoU of all pairs, one pair at a time.

Source: the definition (Jaccard index of two rectangles), as in torchvision.ops.box_iou.
Deliberate differences: 0/0 is 0, not NaN; integers are counted in float64.
"""

import numpy as np


def iou_matrix(a, b):
    a, b = a.astype(np.float64), b.astype(np.float64)
    out = np.zeros((len(a), len(b)))
    for i, p in enumerate(a):
        for j, q in enumerate(b):
            width = max(0.0, min(p[2], q[2]) - max(p[0], q[0]))
            height = max(0.0, min(p[3], q[3]) - max(p[1], q[1]))
            inter = width * height
            union = (p[2] - p[0]) * (p[3] - p[1]) + (q[2] - q[0]) * (q[3] - q[1]) - inter
            out[i, j] = inter / union if union > 0 else 0.0
    return out
