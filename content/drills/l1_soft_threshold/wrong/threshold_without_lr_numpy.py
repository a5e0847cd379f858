# wrong_answer one_step: thresholds with lam, not lr * lam / 阈值用了 lam，没有乘 lr
# cards: reg-l1
import numpy as np


def soft_threshold(x, lam):
    size = np.maximum(np.abs(x) - lam, 0)
    return np.sign(x) * size


def ista_step(w, A, b, lr, lam):
    gradient = A.T @ (A @ w - b)
    return soft_threshold(w - lr * gradient, lam)
