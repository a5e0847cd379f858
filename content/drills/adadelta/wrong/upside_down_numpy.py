# wrong_answer one_step: has the roots the wrong way round / 两个根号上下颠倒了
import numpy as np


def adadelta_step(param, grad, s, d, rho, eps, lr):
    s = rho * s + (1 - rho) * grad**2
    delta = np.sqrt(s + eps) / np.sqrt(d + eps) * grad
    d = rho * d + (1 - rho) * delta**2
    return param - lr * delta, s, d
