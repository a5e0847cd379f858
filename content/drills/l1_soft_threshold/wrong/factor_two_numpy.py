# wrong_answer plain_gradient: the gradient of the whole squared error, twice as long / 没有那个二分之一，梯度大了一倍
import numpy as np


def soft_threshold(x, lam):
    size = np.maximum(np.abs(x) - lam, 0)
    return np.sign(x) * size


def ista_step(w, A, b, lr, lam):
    gradient = 2 * A.T @ (A @ w - b)
    return soft_threshold(w - lr * gradient, lr * lam)
