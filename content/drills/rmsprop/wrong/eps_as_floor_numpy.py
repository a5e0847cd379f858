# wrong_answer large_eps: takes eps as a lower bound instead of adding it / 把 eps 当作下限，而不是加上去
import numpy as np


def rmsprop_step(param, grad, s, lr, alpha, eps):
    s = alpha * s + (1 - alpha) * grad**2
    param = param - lr * grad / np.maximum(np.sqrt(s), eps)
    return param, s
