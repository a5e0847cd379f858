# wrong_answer plain_gradient: goes up the gradient / 沿梯度上升
import numpy as np


def soft_threshold(x, lam):
    size = np.maximum(np.abs(x) - lam, 0)
    return np.sign(x) * size


def ista_step(w, A, b, lr, lam):
    gradient = A.T @ (A @ w - b)
    return soft_threshold(w + lr * gradient, lr * lam)
