"""Sigmoid and its derivative, one number at a time.

Source: the definition, as torch.sigmoid. Deliberate differences: small results keep their relative precision, in the
derivative as well, which s * (1 - s) doesn't give.
"""

import math

import numpy as np


def sigmoid(x):
    return _each(lambda v: 1 / (1 + math.exp(-v)) if v >= 0 else math.exp(v) / (1 + math.exp(v)), x)


def dsigmoid(x):
    return _each(lambda v: math.exp(-abs(v)) / (1 + math.exp(-abs(v))) ** 2, x)


def _each(function, x):
    return np.array([math.nan if math.isnan(v) else function(v) for v in x.ravel().tolist()]).reshape(x.shape)
