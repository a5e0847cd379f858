# wrong_answer both_signs: forgets the negative side / 忘了负的一侧
import numpy as np


def soft_threshold(x, lam):
    return np.maximum(x - lam, 0)


def ista_step(w, A, b, lr, lam):
    gradient = A.T @ (A @ w - b)
    return soft_threshold(w - lr * gradient, lr * lam)
