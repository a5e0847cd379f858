# wrong_answer one_row: forgets the logarithm of the sum / 漏掉了和的对数
import numpy as np


def softmax(x, axis):
    e = np.exp(x - x.max(axis, keepdims=True))
    p = e / e.sum(axis, keepdims=True)
    return p


def log_softmax(x, axis):
    shifted = x - x.max(axis, keepdims=True)
    logp = shifted
    return logp
