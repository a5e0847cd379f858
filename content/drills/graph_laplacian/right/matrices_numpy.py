"""As the formulas stand: D as a matrix, its powers as matrices."""

import numpy as np


def power(degree, exponent):
    out = np.zeros_like(degree)
    np.power(degree, exponent, out=out, where=degree > 0)
    return np.diag(out)


def laplacian(A, kind):
    degree = A @ np.ones(len(A), A.dtype)
    if kind == "plain":
        return power(degree, 1) - A
    if kind == "symmetric":
        return power(degree, 0) - power(degree, -0.5) @ A @ power(degree, -0.5)
    return power(degree, 0) - power(degree, -1) @ A


def gcn_layer(A, X, W, b):
    A = A + np.identity(len(A), A.dtype)
    root = power(A.sum(1), -0.5)
    Y = root @ A @ root @ X @ W
    return (Y if b is None else Y + b).clip(min=0)
