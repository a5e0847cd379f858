# wrong_answer positives: multiplies by p(1 - p), as if it were MSE / 又乘了 p(1 - p)，像 MSE 那样
# cards: loss-ce-vs-mse
import numpy as np


def bce_with_logits(z, y, pos_weight):
    positive, negative = pos_weight * y, 1 - y
    e = np.exp(-np.abs(z))
    tail = np.log1p(e)
    loss = positive * (np.maximum(-z, 0) + tail) + negative * (np.maximum(z, 0) + tail)
    p = np.where(z >= 0, 1, e) / (1 + e)
    q = np.where(z >= 0, e, 1) / (1 + e)
    dz = (negative * p - positive * q) * p * q
    return loss.astype(z.dtype), dz.astype(z.dtype)
