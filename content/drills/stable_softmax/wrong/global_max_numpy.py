# wrong_answer rows_far_apart: shifts by the largest of all, so a low row is 0/0 / 减的是全局最大值，较低的行成了 0/0
# cards: act-softmax
import numpy as np


def softmax(x, axis):
    e = np.exp(x - x.max())
    p = e / e.sum(axis, keepdims=True)
    return p


def log_softmax(x, axis):
    shifted = x - x.max()
    logp = shifted - np.log(np.exp(shifted).sum(axis, keepdims=True))
    return logp
