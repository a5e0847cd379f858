"""One weight at a time with Python's own numbers, which are float64."""

import math

import numpy as np


def adam_step(param, grad, m, v, t, lr, beta1, beta2, eps, weight_decay):
    moved, first, second = [], [], []
    for p, g, a, b in zip(*(array.ravel().tolist() for array in (param, grad, m, v)), strict=True):
        g += weight_decay * p
        a += (1 - beta1) * (g - a)
        b += (1 - beta2) * (g * g - b)
        moved.append(p - lr * (a / (1 - beta1**t)) / (math.sqrt(b / (1 - beta2**t)) + eps))
        first.append(a)
        second.append(b)
    return tuple(np.array(values, param.dtype).reshape(param.shape) for values in (moved, first, second))
