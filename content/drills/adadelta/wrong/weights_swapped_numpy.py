# wrong_answer one_step: gives the new squares the weight rho / 新的平方用了权重 rho
import numpy as np


def adadelta_step(param, grad, s, d, rho, eps, lr):
    s = (1 - rho) * s + rho * grad**2
    delta = np.sqrt(d + eps) / np.sqrt(s + eps) * grad
    d = (1 - rho) * d + rho * delta**2
    return param - lr * delta, s, d
