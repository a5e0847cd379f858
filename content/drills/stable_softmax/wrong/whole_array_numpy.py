# wrong_answer rows: one sum over the whole array / 分母是整个数组之和
import numpy as np


def softmax(x, axis):
    e = np.exp(x - x.max(axis, keepdims=True))
    p = e / e.sum()
    return p


def log_softmax(x, axis):
    shifted = x - x.max(axis, keepdims=True)
    logp = shifted - np.log(np.exp(shifted).sum(axis, keepdims=True))
    return logp
