"""Inverted dropout, one value at a time.

Source: Srivastava et al. 2014, JMLR 15, section 10, and torch.nn.functional.dropout: `p` is the probability to drop,
and what is kept is divided by 1 - p in training, so that evaluation does nothing. Differs from PyTorch: the generator
is an argument.
"""

import numpy as np


def dropout_forward(x, p, training, rng):
    factor = np.ones_like(x)
    if training:
        for i in np.ndindex(x.shape):
            factor[i] = 1 / (1 - p) if rng.random() >= p else 0.0
    return x * factor, factor


def dropout_backward(dy, cache):
    return dy * cache
