# wrong_answer centred_one_step: subtracts the square of the old mean / 减去的是旧均值的平方
import numpy as np


def rmsprop_step(param, grad, s, lr, alpha, eps):
    s = alpha * s + (1 - alpha) * grad**2
    return param - lr * grad / (np.sqrt(s) + eps), s


def rmsprop_centred_step(param, grad, s, mean, buf, lr, alpha, eps, momentum):
    s = alpha * s + (1 - alpha) * grad**2
    spread = np.sqrt(np.maximum(s - mean**2, 0))
    mean = alpha * mean + (1 - alpha) * grad
    buf = momentum * buf + grad / (spread + eps)
    return param - lr * buf, s, mean, buf
