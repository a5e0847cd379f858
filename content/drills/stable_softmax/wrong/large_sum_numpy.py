# wrong_answer huge: adds the maximum to the small log of the sum / 先把最大值加回很小的和的对数，尾数被挤掉
import numpy as np


def softmax(x, axis):
    e = np.exp(x - x.max(axis, keepdims=True))
    p = e / e.sum(axis, keepdims=True)
    return p


def log_softmax(x, axis):
    shifted = x - x.max(axis, keepdims=True)
    logp = x - (np.log(np.exp(shifted).sum(axis, keepdims=True)) + x.max(axis, keepdims=True))
    return logp
