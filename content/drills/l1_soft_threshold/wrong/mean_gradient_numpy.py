# wrong_answer plain_gradient: averages over the samples / 对样本取了平均
import numpy as np


def soft_threshold(x, lam):
    size = np.maximum(np.abs(x) - lam, 0)
    return np.sign(x) * size


def ista_step(w, A, b, lr, lam):
    gradient = A.T @ (A @ w - b) / len(b)
    return soft_threshold(w - lr * gradient, lr * lam)
