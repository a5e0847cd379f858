# wrong_answer one_step: changes the caller's s in place / 原地改动了调用者的 s
import numpy as np


def rmsprop_step(param, grad, s, lr, alpha, eps):
    s *= alpha
    s += (1 - alpha) * grad**2
    param = param - lr * grad / (np.sqrt(s) + eps)
    return param, s
