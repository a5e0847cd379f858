# wrong_answer weighted: dz is p - pos_weight * y / dz 写成 p - pos_weight * y
import numpy as np


def bce_with_logits(z, y, pos_weight):
    positive, negative = pos_weight * y, 1 - y
    e = np.exp(-np.abs(z))
    tail = np.log1p(e)
    loss = positive * (np.maximum(-z, 0) + tail) + negative * (np.maximum(z, 0) + tail)
    p = np.where(z >= 0, 1, e) / (1 + e)
    dz = p - positive
    return loss.astype(z.dtype), dz.astype(z.dtype)
