# wrong_answer weighted: dz is p - y, without pos_weight / dz 仍是 p - y，漏了 pos_weight
# cards: loss-bce-logits
import numpy as np


def bce_with_logits(z, y, pos_weight):
    positive, negative = pos_weight * y, 1 - y
    e = np.exp(-np.abs(z))
    tail = np.log1p(e)
    loss = positive * (np.maximum(-z, 0) + tail) + negative * (np.maximum(z, 0) + tail)
    p = np.where(z >= 0, 1, e) / (1 + e)
    q = np.where(z >= 0, e, 1) / (1 + e)
    dz = negative * p - y * q
    return loss.astype(z.dtype), dz.astype(z.dtype)
