# wrong_answer far_below: the logarithm of p, which is 0 there / 对 p 取对数，而那里 p 为 0
# cards: act-softmax
import numpy as np


def softmax(x, axis):
    e = np.exp(x - x.max(axis, keepdims=True))
    p = e / e.sum(axis, keepdims=True)
    return p


def log_softmax(x, axis):
    logp = np.log(softmax(x, axis))
    return logp
