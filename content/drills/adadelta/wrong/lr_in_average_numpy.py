# wrong_answer rate: lets d see the step with lr in it / d 计入了乘过 lr 的步长
# cards: optim-adadelta
import numpy as np


def adadelta_step(param, grad, s, d, rho, eps, lr):
    s = rho * s + (1 - rho) * grad**2
    delta = np.sqrt(d + eps) / np.sqrt(s + eps) * lr * grad
    d = rho * d + (1 - rho) * delta**2
    return param - delta, s, d
