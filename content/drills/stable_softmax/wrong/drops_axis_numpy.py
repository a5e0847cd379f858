# runtime_error rows: a sum without keepdims, which a square matrix hides / 求和没写 keepdims，方阵时看不出来
import numpy as np


def softmax(x, axis):
    e = np.exp(x - x.max(axis, keepdims=True))
    p = e / e.sum(axis)
    return p


def log_softmax(x, axis):
    shifted = x - x.max(axis, keepdims=True)
    logp = shifted - np.log(np.exp(shifted).sum(axis, keepdims=True))
    return logp
