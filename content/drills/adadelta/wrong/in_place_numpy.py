# wrong_answer one_step: changes the caller's s and d / 改动了调用者的 s、d
import numpy as np


def adadelta_step(param, grad, s, d, rho, eps, lr):
    s *= rho
    s += (1 - rho) * grad**2
    delta = np.sqrt(d + eps) / np.sqrt(s + eps) * grad
    d = rho * d + (1 - rho) * delta**2
    return param - lr * delta, s, d
