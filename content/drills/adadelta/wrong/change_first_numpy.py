# wrong_answer one_step: divides by the old s / 除以的是旧的 s
# cards: optim-adadelta
import numpy as np


def adadelta_step(param, grad, s, d, rho, eps, lr):
    delta = np.sqrt(d + eps) / np.sqrt(s + eps) * grad
    s = rho * s + (1 - rho) * grad**2
    d = rho * d + (1 - rho) * delta**2
    return param - lr * delta, s, d
