# wrong_answer one_step: adds the squares up, as AdaGrad does / 像 AdaGrad 那样把平方累加起来
# cards: optim-rmsprop
import numpy as np


def rmsprop_step(param, grad, s, lr, alpha, eps):
    s = s + grad**2
    param = param - lr * grad / (np.sqrt(s) + eps)
    return param, s
