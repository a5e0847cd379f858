# wrong_answer zero_gradient: leaves eps out, 0/0 / 没有加 eps，出现 0 除以 0
import numpy as np


def adagrad_step(param, grad, s, lr, eps):
    s = s + grad**2
    param = param - lr * grad / np.sqrt(s)
    return param, s
