# wrong_answer sure_and_right: log(1 + e), which drops a small e / log(1 + e)，e 很小时被丢掉
# cards: loss-bce-logits
import numpy as np


def bce_with_logits(z, y, pos_weight):
    positive, negative = pos_weight * y, 1 - y
    e = np.exp(-np.abs(z))
    tail = np.log(1 + e)
    loss = positive * (np.maximum(-z, 0) + tail) + negative * (np.maximum(z, 0) + tail)
    p = np.where(z >= 0, 1, e) / (1 + e)
    q = np.where(z >= 0, e, 1) / (1 + e)
    dz = negative * p - positive * q
    return loss.astype(z.dtype), dz.astype(z.dtype)
