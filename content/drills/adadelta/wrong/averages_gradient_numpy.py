# wrong_answer one_step: averages the squared gradient into d too / d 里平均的也是梯度的平方
import numpy as np


def adadelta_step(param, grad, s, d, rho, eps, lr):
    s = rho * s + (1 - rho) * grad**2
    delta = np.sqrt(d + eps) / np.sqrt(s + eps) * grad
    d = rho * d + (1 - rho) * grad**2
    return param - lr * delta, s, d
