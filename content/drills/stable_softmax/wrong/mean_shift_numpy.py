# wrong_answer rows_far_apart: shifts by the mean of the array, which leaves large exponents / 减的是均值，指数仍然很大
import numpy as np


def softmax(x, axis):
    e = np.exp(x - x.mean())
    p = e / e.sum(axis, keepdims=True)
    return p


def log_softmax(x, axis):
    shifted = x - x.mean()
    logp = shifted - np.log(np.exp(shifted).sum(axis, keepdims=True))
    return logp
