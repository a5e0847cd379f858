# wrong_answer masked: turns -inf into a finite number first / 先把 -inf 换成了有限的数
import numpy as np


def softmax(x, axis):
    e = np.exp(x - x.max(axis, keepdims=True))
    p = e / e.sum(axis, keepdims=True)
    return p


def log_softmax(x, axis):
    x = np.maximum(x, x.dtype.type(-1e9))
    shifted = x - x.max(axis, keepdims=True)
    logp = shifted - np.log(np.exp(shifted).sum(axis, keepdims=True))
    return logp
