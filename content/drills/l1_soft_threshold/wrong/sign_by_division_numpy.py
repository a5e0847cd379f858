# wrong_answer at_threshold: x / abs(x) is 0/0 where x is 0 / 用 x / abs(x) 求符号，x 为 0 时是 0/0
import numpy as np


def soft_threshold(x, lam):
    size = np.maximum(np.abs(x) - lam, 0)
    return x / np.abs(x) * size


def ista_step(w, A, b, lr, lam):
    gradient = A.T @ (A @ w - b)
    return soft_threshold(w - lr * gradient, lr * lam)
