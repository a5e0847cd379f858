# wrong_answer not_finite: turns NaN into 0 / 把 NaN 变成了 0
import numpy as np


def soft_threshold(x, lam):
    size = np.maximum(np.abs(x) - lam, 0)
    return np.nan_to_num(np.sign(x) * size, nan=0.0, posinf=np.inf, neginf=-np.inf)


def ista_step(w, A, b, lr, lam):
    gradient = A.T @ (A @ w - b)
    return soft_threshold(w - lr * gradient, lr * lam)
