# wrong_answer one_step: adds the squares up, as AdaGrad does / 像 AdaGrad 那样把平方累加起来
import numpy as np


def adadelta_step(param, grad, s, d, rho, eps, lr):
    s = s + grad**2
    delta = np.sqrt(d + eps) / np.sqrt(s + eps) * grad
    d = rho * d + (1 - rho) * delta**2
    return param - lr * delta, s, d
