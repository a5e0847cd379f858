# wrong_answer positives: takes the negative absolute value in z itself / 直接在 z 里取负绝对值
import numpy as np


def bce_with_logits(z, y, pos_weight):
    positive, negative = pos_weight * y, 1 - y
    right = np.array(z)
    np.negative(np.abs(z), out=z)
    e = np.exp(z)
    z = right
    tail = np.log1p(e)
    loss = positive * (np.maximum(-z, 0) + tail) + negative * (np.maximum(z, 0) + tail)
    p = np.where(z >= 0, 1, e) / (1 + e)
    q = np.where(z >= 0, e, 1) / (1 + e)
    dz = negative * p - positive * q
    return loss.astype(z.dtype), dz.astype(z.dtype)
