# wrong_answer both_signs: a hard threshold: what stays isn't shrunk / 硬阈值：留下的值没有减小
# cards: reg-soft-threshold
import numpy as np


def soft_threshold(x, lam):
    return np.where(np.abs(x) > lam, x, 0).astype(x.dtype)


def ista_step(w, A, b, lr, lam):
    gradient = A.T @ (A @ w - b)
    return soft_threshold(w - lr * gradient, lr * lam)
