# wrong_answer first_step: leaves out 1 - alpha, so s is far too large / 漏了 1 - alpha，s 大得多
# cards: optim-rmsprop-first
import numpy as np


def rmsprop_step(param, grad, s, lr, alpha, eps):
    s = alpha * s + grad**2
    param = param - lr * grad / (np.sqrt(s) + eps)
    return param, s
