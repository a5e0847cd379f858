# wrong_answer one_step: gives the new square the weight alpha / 新的平方用了权重 alpha
import numpy as np


def rmsprop_step(param, grad, s, lr, alpha, eps):
    s = (1 - alpha) * s + alpha * grad**2
    param = param - lr * grad / (np.sqrt(s) + eps)
    return param, s
