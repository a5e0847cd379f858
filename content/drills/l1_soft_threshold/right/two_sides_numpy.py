import numpy as np


def soft_threshold(x, lam):
    above, below = np.maximum(x - lam, 0), np.minimum(x + lam, 0)
    return (above + below).astype(x.dtype)


def ista_step(w, A, b, lr, lam):
    residual = np.einsum("nd,d->n", A, w) - b
    return soft_threshold(w - lr * np.einsum("nd,n->d", A, residual), lr * lam)
