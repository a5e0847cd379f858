import numpy as np


def log_softmax(x, axis):
    shifted = x - np.amax(x, axis, keepdims=True)
    return shifted - np.logaddexp.reduce(shifted, axis, keepdims=True)


def softmax(x, axis):
    return np.exp(log_softmax(x, axis))
