# wrong_answer one_step: divides all weights by one mean of s / 所有权重都除以 s 的平均值
import numpy as np


def rmsprop_step(param, grad, s, lr, alpha, eps):
    s = alpha * s + (1 - alpha) * grad**2
    param = param - lr * grad / (np.sqrt(s.mean() if s.size else s) + eps)
    return param, s
