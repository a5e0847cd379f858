import numpy as np


def sigmoid(x):
    y = np.array(x)
    right, left = x >= 0, x < 0
    y[right] = 1 / (1 + np.exp(-x[right]))
    e = np.exp(x[left])
    y[left] = e / (1 + e)
    return y


def dsigmoid(x):
    half = np.exp(-np.abs(x) / 2)
    return np.square(half / (1 + half * half))
