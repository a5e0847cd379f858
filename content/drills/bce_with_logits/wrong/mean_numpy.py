# wrong_answer positives: averages over the elements / 对元素取了平均
import numpy as np


def bce_with_logits(z, y, pos_weight):
    positive, negative = pos_weight * y, 1 - y
    e = np.exp(-np.abs(z))
    tail = np.log1p(e)
    loss = positive * (np.maximum(-z, 0) + tail) + negative * (np.maximum(z, 0) + tail)
    p = np.where(z >= 0, 1, e) / (1 + e)
    q = np.where(z >= 0, e, 1) / (1 + e)
    dz = negative * p - positive * q
    return np.asarray(loss.mean(), z.dtype), (dz / z.size).astype(z.dtype)
