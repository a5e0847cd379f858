import numpy as np


def soft_threshold(x, lam):
    return x - np.clip(x, -lam, lam)


def ista_step(w, A, b, lr, lam):
    moved = w + lr * (b - A @ w) @ A
    return moved - np.clip(moved, -lr * lam, lr * lam)
