# wrong_answer both_signs: shrinks x where it lies / 在原处修改了 x
import numpy as np


def soft_threshold(x, lam):
    x -= np.clip(x, -lam, lam)
    return x


def ista_step(w, A, b, lr, lam):
    gradient = A.T @ (A @ w - b)
    return soft_threshold(w - lr * gradient, lr * lam)
