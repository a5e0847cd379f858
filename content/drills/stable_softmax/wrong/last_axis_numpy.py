# wrong_answer columns: works along the last axis, whatever axis says / 不管 axis 是几，都沿最后一个轴算
import numpy as np


def softmax(x, axis):
    axis = -1
    e = np.exp(x - x.max(axis, keepdims=True))
    p = e / e.sum(axis, keepdims=True)
    return p


def log_softmax(x, axis):
    axis = -1
    shifted = x - x.max(axis, keepdims=True)
    logp = shifted - np.log(np.exp(shifted).sum(axis, keepdims=True))
    return logp
