# wrong_answer one_step: gives back the root as the new s / 返回的 s 是开方之后的
import numpy as np


def adagrad_step(param, grad, s, lr, eps):
    s = s + grad**2
    param = param - lr * grad / (np.sqrt(s) + eps)
    return param, np.sqrt(s)
