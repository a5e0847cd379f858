# wrong_answer sums: adds 1e-5 to the denominator / 分母加了 1e-5
import numpy as np


def softmax(x, axis):
    e = np.exp(x - x.max(axis, keepdims=True))
    p = e / (e.sum(axis, keepdims=True) + x.dtype.type(1e-5))
    return p


def log_softmax(x, axis):
    shifted = x - x.max(axis, keepdims=True)
    logp = shifted - np.log(np.exp(shifted).sum(axis, keepdims=True))
    return logp
