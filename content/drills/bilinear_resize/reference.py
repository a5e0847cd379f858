"""Bilinear resizing, one output value at a time, every input value weighed by its distance.

Source: the documentation of torch.nn.functional.interpolate (mode bilinear, antialias False).
Deliberate difference: positions are exact fractions, where PyTorch computes them in the dtype of x.
"""

from fractions import Fraction

import numpy as np


def _weights(n, out, align_corners):
    """For each output a triangle of width 2 around its position, over the input."""
    rows = np.zeros((out, n))
    for i in range(out):
        if align_corners:
            at = Fraction(i * (n - 1), out - 1) if out > 1 else Fraction(0)
        else:
            at = (i + Fraction(1, 2)) * n / out - Fraction(1, 2)
            at = min(max(at, Fraction(0)), Fraction(n - 1))
        for j in range(n):
            rows[i, j] = max(Fraction(0), 1 - abs(at - j))
    return rows


def resize(x, size, align_corners):
    down, across = (_weights(x.shape[2 + i], size[i], align_corners) for i in (0, 1))
    y = np.zeros((*x.shape[:2], *size))
    for r in range(size[0]):
        for q in range(size[1]):
            y[:, :, r, q] = (x * np.outer(down[r], across[q])).sum((2, 3))
    return y
