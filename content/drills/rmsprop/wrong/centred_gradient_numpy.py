# wrong_answer centred_alone: subtracts the mean from the gradient, not from s / 从梯度里减去均值，而不是从 s 里减
import numpy as np


def rmsprop_step(param, grad, s, lr, alpha, eps):
    s = alpha * s + (1 - alpha) * grad**2
    return param - lr * grad / (np.sqrt(s) + eps), s


def rmsprop_centred_step(param, grad, s, mean, buf, lr, alpha, eps, momentum):
    s = alpha * s + (1 - alpha) * grad**2
    mean = alpha * mean + (1 - alpha) * grad
    spread = np.sqrt(s)
    buf = momentum * buf + (grad - mean) / (spread + eps)
    return param - lr * buf, s, mean, buf
