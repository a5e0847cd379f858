# wrong_answer one_step: averages with 0.9, as RMSProp does / 像 RMSProp 那样用 0.9 做滑动平均
# cards: optim-adagrad
import numpy as np


def adagrad_step(param, grad, s, lr, eps):
    s = 0.9 * s + 0.1 * grad**2
    param = param - lr * grad / (np.sqrt(s) + eps)
    return param, s
