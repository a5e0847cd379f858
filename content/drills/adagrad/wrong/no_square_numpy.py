# wrong_answer one_step: adds up sizes instead of squares / 累加的是绝对值，而不是平方
import numpy as np


def adagrad_step(param, grad, s, lr, eps):
    s = s + np.abs(grad)
    param = param - lr * grad / (np.sqrt(s) + eps)
    return param, s
