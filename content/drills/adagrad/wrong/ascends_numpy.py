# wrong_answer first_step: goes up the gradient / 沿梯度方向上升了
import numpy as np


def adagrad_step(param, grad, s, lr, eps):
    s = s + grad**2
    param = param + lr * grad / (np.sqrt(s) + eps)
    return param, s
