# wrong_answer centred_negative: takes the root of a negative difference / 对负的差开方，得到 NaN
import numpy as np


def rmsprop_step(param, grad, s, lr, alpha, eps):
    s = alpha * s + (1 - alpha) * grad**2
    return param - lr * grad / (np.sqrt(s) + eps), s


def rmsprop_centred_step(param, grad, s, mean, buf, lr, alpha, eps, momentum):
    s = alpha * s + (1 - alpha) * grad**2
    mean = alpha * mean + (1 - alpha) * grad
    spread = np.sqrt(s - mean**2)
    buf = momentum * buf + grad / (spread + eps)
    return param - lr * buf, s, mean, buf
