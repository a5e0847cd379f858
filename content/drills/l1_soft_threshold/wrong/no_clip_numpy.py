# wrong_answer both_signs: without the maximum small values change sign / 没有截到 0，小的值变了符号
import numpy as np


def soft_threshold(x, lam):
    size = np.abs(x) - lam
    return np.sign(x) * size


def ista_step(w, A, b, lr, lam):
    gradient = A.T @ (A @ w - b)
    return soft_threshold(w - lr * gradient, lr * lam)
