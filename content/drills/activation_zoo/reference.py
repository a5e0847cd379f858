"""Four activations and their derivatives, one number at a time.

Source: the definitions (Maas et al. 2013; Clevert et al. 2015, arXiv 1511.07289; Ramachandran et al. 2017,
arXiv 1710.05941), as torch.nn.functional.leaky_relu, elu and silu. Deliberate differences: small results keep their
relative precision; the derivatives are given too.
"""

import math

import numpy as np


def _tanh(v, alpha):
    e = math.exp(-2 * abs(v))
    return math.tanh(v), 4 * e / (1 + e) ** 2


def _leaky_relu(v, alpha):
    return (v, 1.0) if v > 0 else (alpha * v, alpha)


def _elu(v, alpha):
    return (v, 1.0) if v > 0 else (alpha * math.expm1(v), alpha * math.exp(v))


def _silu(v, alpha):
    e = math.exp(-abs(v))
    large, small = 1 / (1 + e), e / (1 + e)
    s, rest = (large, small) if v >= 0 else (small, large)
    return v * s, s * (1 + v * rest)


def activation(name, x, alpha):
    functions = {"tanh": _tanh, "leaky_relu": _leaky_relu, "elu": _elu, "silu": _silu}
    if name not in functions:
        raise ValueError(name)
    pairs = [functions[name](v, alpha) for v in x.ravel().tolist()]
    y, dy = np.array(pairs).reshape(-1, 2).T
    return y.reshape(x.shape), dy.reshape(x.shape)
