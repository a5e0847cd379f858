# wrong_answer one_step: leaves d out of the step, which is RMSProp / 步长里没有 d，成了 RMSProp
# cards: optim-adadelta
import numpy as np


def adadelta_step(param, grad, s, d, rho, eps, lr):
    s = rho * s + (1 - rho) * grad**2
    delta = grad**0 / np.sqrt(s + eps) * grad
    d = rho * d + (1 - rho) * delta**2
    return param - lr * delta, s, d
