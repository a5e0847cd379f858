# wrong_answer sure_and_wrong: log(1 - p), where p is 1 / 取 log(1 - p)，而 p 已是 1
# cards: loss-bce-logits
import numpy as np


def bce_with_logits(z, y, pos_weight):
    positive, negative = pos_weight * y, 1 - y
    e = np.exp(-np.abs(z))
    p = np.where(z >= 0, 1, e) / (1 + e)
    q = 1 - p
    loss = -positive * np.log(p) - negative * np.log(q)
    dz = negative * p - positive * q
    return loss.astype(z.dtype), dz.astype(z.dtype)
