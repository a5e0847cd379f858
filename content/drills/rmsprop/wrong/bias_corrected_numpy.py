# wrong_answer first_step: corrects the first average for its bias, as Adam does / 像 Adam 那样修正了第一步的偏差
# cards: optim-rmsprop-first
import numpy as np


def rmsprop_step(param, grad, s, lr, alpha, eps):
    s = alpha * s + (1 - alpha) * grad**2
    hat = np.where(s == (1 - alpha) * grad**2, s / (1 - alpha), s)
    param = param - lr * grad / (np.sqrt(hat) + eps)
    return param, s
