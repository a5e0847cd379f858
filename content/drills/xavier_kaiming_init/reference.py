"""Xavier and Kaiming initialisation, one weight at a time.

Sources: Glorot & Bengio 2010, "Understanding the difficulty of training deep feedforward neural networks"; He et al.
2015, arXiv:1502.01852; torch.nn.init 2.13, with gain 1 for Xavier, ReLU's gain and fan_in for Kaiming. Differs from
PyTorch: the generator is an argument, and a new array is returned.
"""

import numpy as np


def fans(shape):
    if len(shape) < 2:
        raise ValueError("fewer than two dimensions")
    positions = 1
    for k in shape[2:]:
        positions *= k
    return np.array([shape[1] * positions, shape[0] * positions])


def init_weight(shape, kind, rng):
    fan_in, fan_out = fans(shape)
    scheme, distribution = kind.split("_")
    variance = 2 / (fan_in + fan_out) if scheme == "xavier" else 2 / fan_in
    w = np.empty(shape, np.float32)
    for i in np.ndindex(*shape):
        if distribution == "normal":
            w[i] = np.sqrt(variance) * rng.standard_normal()
        else:
            w[i] = np.sqrt(3 * variance) * (2 * rng.random() - 1)
    return w
