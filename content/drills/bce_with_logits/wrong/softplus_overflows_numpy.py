# wrong_answer sure_and_wrong: log(1 + exp(z)), which overflows / log(1 + exp(z))，溢出
import numpy as np


def bce_with_logits(z, y, pos_weight):
    positive, negative = pos_weight * y, 1 - y
    e = np.exp(-np.abs(z))
    loss = positive * np.log1p(np.exp(-z)) + negative * np.log1p(np.exp(z))
    p = np.where(z >= 0, 1, e) / (1 + e)
    q = np.where(z >= 0, e, 1) / (1 + e)
    dz = negative * p - positive * q
    return loss.astype(z.dtype), dz.astype(z.dtype)
