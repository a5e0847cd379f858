# wrong_answer soft: rounds soft labels to 0 or 1 / 把软标签舍入成 0 或 1
import numpy as np


def bce_with_logits(z, y, pos_weight):
    y = (y > 0.5).astype(z.dtype)
    positive, negative = pos_weight * y, 1 - y
    e = np.exp(-np.abs(z))
    tail = np.log1p(e)
    loss = positive * (np.maximum(-z, 0) + tail) + negative * (np.maximum(z, 0) + tail)
    p = np.where(z >= 0, 1, e) / (1 + e)
    q = np.where(z >= 0, e, 1) / (1 + e)
    dz = negative * p - positive * q
    return loss.astype(z.dtype), dz.astype(z.dtype)
