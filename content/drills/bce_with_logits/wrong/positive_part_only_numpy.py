# wrong_answer negatives: forgets the part of 1 - y in the loss / 损失里漏了 1 - y 那一项
# cards: loss-bce-value
import numpy as np


def bce_with_logits(z, y, pos_weight):
    positive, negative = pos_weight * y, 1 - y
    e = np.exp(-np.abs(z))
    tail = np.log1p(e)
    loss = positive * (np.maximum(-z, 0) + tail)
    p = np.where(z >= 0, 1, e) / (1 + e)
    q = np.where(z >= 0, e, 1) / (1 + e)
    dz = negative * p - positive * q
    return loss.astype(z.dtype), dz.astype(z.dtype)
