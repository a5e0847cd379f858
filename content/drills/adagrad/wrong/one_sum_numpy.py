# wrong_answer first_step: one sum over all weights / 所有权重共用一个平方和
# cards: optim-adagrad
import numpy as np


def adagrad_step(param, grad, s, lr, eps):
    s = s + grad**2
    param = param - lr * grad / (np.sqrt(s.sum()) + eps)
    return param, s
