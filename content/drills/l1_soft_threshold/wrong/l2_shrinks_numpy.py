# wrong_answer both_signs: the L2 step: divides by 1 + lam / 用了 L2 的步骤：除以 1 + lam
# cards: reg-l1-vs-l2
import numpy as np


def soft_threshold(x, lam):
    return x / np.asarray(1 + lam, x.dtype)


def ista_step(w, A, b, lr, lam):
    gradient = A.T @ (A @ w - b)
    return soft_threshold(w - lr * gradient, lr * lam)
