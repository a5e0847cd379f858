"""Clip a list of gradients in place by the norm of all of them together.

Source: Pascanu, Mikolov & Bengio 2013, arXiv:1211.5063, algorithm 1, with the coefficient of
torch.nn.utils.clip_grad_norm_, PyTorch 2.13: max_norm / (norm + 1e-6), at most 1. Differs from PyTorch: it takes
gradients, not parameters, and always the 2-norm.
"""

import numpy as np


def clip_grad_norm(grads, max_norm):
    total = 0.0
    for grad in grads:
        for value in grad.flat:
            total += value * value
    norm = np.sqrt(total)
    coefficient = np.minimum(1.0, max_norm / (norm + 1e-6))
    for grad in grads:
        with np.errstate(invalid="ignore"):  # an infinite gradient times 0 is NaN
            grad *= coefficient
    return norm
