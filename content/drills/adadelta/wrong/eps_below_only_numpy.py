# wrong_answer first_step: no eps above the line: the first step is 0, and so are all / 分子没有 eps：第一步为 0，以后也动不了
# cards: optim-adadelta
import numpy as np


def adadelta_step(param, grad, s, d, rho, eps, lr):
    s = rho * s + (1 - rho) * grad**2
    delta = np.sqrt(d) / np.sqrt(s + eps) * grad
    d = rho * d + (1 - rho) * delta**2
    return param - lr * delta, s, d
