"""GELU and its two approximations, one number at a time.

Source: Hendrycks and Gimpel 2016 (arXiv 1606.08415), section 2; torch.nn.functional.gelu for "none" and "tanh".
Deliberate differences: "sigmoid" is the paper's second approximation; small results keep their relative precision.
"""

import math

import numpy as np


def gelu(x, approximate):
    factors = {"none": _normal, "tanh": _by_tanh, "sigmoid": _by_sigmoid}
    if approximate not in factors:
        raise ValueError(approximate)
    return np.array([v * factors[approximate](v) for v in x.ravel().tolist()]).reshape(x.shape)


def _normal(v):
    return math.erfc(-v / math.sqrt(2)) / 2


def _by_tanh(v):
    return _sigmoid(2 * math.sqrt(2 / math.pi) * (v + 0.044715 * v**3))


def _by_sigmoid(v):
    return _sigmoid(1.702 * v)


def _sigmoid(t):
    return 1 / (1 + math.exp(-t)) if t >= 0 else math.exp(t) / (1 + math.exp(t))
