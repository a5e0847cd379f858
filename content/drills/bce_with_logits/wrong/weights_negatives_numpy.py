# wrong_answer weighted: pos_weight on the negative part / pos_weight 乘在了负类那一项上
import numpy as np


def bce_with_logits(z, y, pos_weight):
    positive, negative = y, pos_weight * (1 - y)
    e = np.exp(-np.abs(z))
    tail = np.log1p(e)
    loss = positive * (np.maximum(-z, 0) + tail) + negative * (np.maximum(z, 0) + tail)
    p = np.where(z >= 0, 1, e) / (1 + e)
    q = np.where(z >= 0, e, 1) / (1 + e)
    dz = negative * p - positive * q
    return loss.astype(z.dtype), dz.astype(z.dtype)
