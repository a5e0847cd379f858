"""Softmax and log-softmax, one slice at a time.

Source: the definition (Goodfellow, Bengio and Courville 2016, section 4.1), as torch.nn.functional.softmax.
Deliberate differences: none. The sum is math.fsum's, which rounds once.
"""

import math

import numpy as np


def softmax(x, axis):
    return np.exp(log_softmax(x, axis))


def log_softmax(x, axis):
    return np.apply_along_axis(_slice, axis, x) if x.size else np.zeros(x.shape)


def _slice(row):
    largest = max(row)
    total = math.fsum(math.exp(value - largest) for value in row)
    return row - largest - math.log(total)
