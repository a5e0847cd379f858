# wrong_answer both_signs: gives float64 for float32 / 输入 float32，结果却是 float64
import numpy as np


def soft_threshold(x, lam):
    size = np.maximum(np.abs(x) - lam, 0)
    return np.sign(x) * size.astype(np.float64)


def ista_step(w, A, b, lr, lam):
    gradient = A.T @ (A @ w - b)
    return soft_threshold(w - lr * gradient, lr * lam)
