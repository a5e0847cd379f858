# wrong_answer masked: adds 1e-12 before the logarithm: none is below -27.6 / 取对数前加 1e-12，结果不低于 -27.6
import numpy as np


def softmax(x, axis):
    e = np.exp(x - x.max(axis, keepdims=True))
    p = e / e.sum(axis, keepdims=True)
    return p


def log_softmax(x, axis):
    logp = np.log(softmax(x, axis) + x.dtype.type(1e-12))
    return logp
