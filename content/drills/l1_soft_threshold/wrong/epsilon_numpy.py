# wrong_answer magnitudes: tests abs(x) > lam + 1e-12 / 判断时加了 1e-12
import numpy as np


def soft_threshold(x, lam):
    size = np.abs(x) - lam
    return np.where(size > 1e-12, np.sign(x) * size, 0).astype(x.dtype)


def ista_step(w, A, b, lr, lam):
    gradient = A.T @ (A @ w - b)
    return soft_threshold(w - lr * gradient, lr * lam)
