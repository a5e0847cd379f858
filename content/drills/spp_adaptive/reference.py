"""Adaptive max pooling, bin after bin, from a list of each bin's indices.

Source: the documentation of torch.nn.AdaptiveMaxPool2d (bins as its kernels choose them); He et al. 2014 (SPP-net),
arXiv:1406.4729, section 2.2. Deliberate difference: proportional bins, not the paper's one window and stride.
"""

import numpy as np


def _bins(n, o):
    """A value j, which covers [j, j + 1), is in bin i if it overlaps [i * n / o, (i + 1) * n / o)."""
    return [[j for j in range(n) if (j + 1) * o > i * n and j * o < (i + 1) * n] for i in range(o)]


def adaptive_maxpool(x, size):
    y = np.zeros((*x.shape[:2], *size))
    for r, rows in enumerate(_bins(x.shape[2], size[0])):
        for q, cols in enumerate(_bins(x.shape[3], size[1])):
            y[:, :, r, q] = x[:, :, rows][:, :, :, cols].max((2, 3))
    return y


def spp(x, levels):
    parts = []
    for level in levels:
        y = adaptive_maxpool(x, (level, level))
        parts += [y[:, c, r, q] for c in range(x.shape[1]) for r in range(level) for q in range(level)]
    return np.stack(parts, axis=1)
