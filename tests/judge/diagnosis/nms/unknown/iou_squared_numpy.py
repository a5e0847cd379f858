# compares the square of the IoU
import numpy as np


def nms(boxes, scores, iou_threshold):
    n = len(scores)
    low, high = boxes[:, :2], boxes[:, 2:]
    size = np.prod(high - low, axis=1)
    alive = np.ones(n, dtype=bool)
    result = []
    while alive.any():
        best = int(np.argmax(np.where(alive, scores, -np.inf)))
        result.append(best)
        alive[best] = False
        side = np.clip(np.minimum(high, high[best]) - np.maximum(low, low[best]), 0, None)
        both = side[:, 0] * side[:, 1]
        with np.errstate(invalid="ignore"):
            alive &= ~((both / (size + size[best] - both)) ** 2 > iou_threshold)
    return np.array(result, dtype=np.int64)
