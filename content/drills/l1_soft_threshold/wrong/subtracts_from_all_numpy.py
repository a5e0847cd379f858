# wrong_answer both_signs: subtracts lam from negative values too / 负数也减去了 lam
import numpy as np


def soft_threshold(x, lam):
    return np.where(np.abs(x) > lam, x - lam, 0).astype(x.dtype)


def ista_step(w, A, b, lr, lam):
    gradient = A.T @ (A @ w - b)
    return soft_threshold(w - lr * gradient, lr * lam)
