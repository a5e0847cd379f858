# wrong_answer rows: subtracts in place, in the caller's array / 原地相减，改动了传入的数组
import numpy as np


def softmax(x, axis):
    x -= x.max(axis, keepdims=True)
    e = np.exp(x)
    p = e / e.sum(axis, keepdims=True)
    return p


def log_softmax(x, axis):
    shifted = x - x.max(axis, keepdims=True)
    logp = shifted - np.log(np.exp(shifted).sum(axis, keepdims=True))
    return logp
