# wrong_answer all_zero: a subgradient step: lam * sign(w), nothing becomes 0 / 次梯度：加上 lam·sign(w)，没有值变成 0
# cards: reg-l1
import numpy as np


def soft_threshold(x, lam):
    size = np.maximum(np.abs(x) - lam, 0)
    return np.sign(x) * size


def ista_step(w, A, b, lr, lam):
    gradient = A.T @ (A @ w - b)
    return w - lr * (gradient + lam * np.sign(w))
