# wrong_answer sure_and_right: dz is p - y, which is 1 - 1 / dz 写成 p - y，成了 1 - 1
import numpy as np


def bce_with_logits(z, y, pos_weight):
    positive, negative = pos_weight * y, 1 - y
    e = np.exp(-np.abs(z))
    tail = np.log1p(e)
    loss = positive * (np.maximum(-z, 0) + tail) + negative * (np.maximum(z, 0) + tail)
    p = np.where(z >= 0, 1, e) / (1 + e)
    q = 1 - p
    dz = negative * p - positive * q
    return loss.astype(z.dtype), dz.astype(z.dtype)
