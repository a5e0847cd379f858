# wrong_answer first_step: += changes the caller's s / += 改动了调用者的 s
import numpy as np


def adagrad_step(param, grad, s, lr, eps):
    s += grad**2
    param = param - lr * grad / (np.sqrt(s) + eps)
    return param, s
