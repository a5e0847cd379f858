# wrong_answer first_step: divides sqrt(v) by 1 - beta2^t, not by its root / 用 1-beta2^t 去修正 sqrt(v)，忘了它也要开方
# cards: optim-adam-bias
import numpy as np


def adam_step(param, grad, m, v, t, lr, beta1, beta2, eps, weight_decay):
    g = grad + weight_decay * param
    m = beta1 * m + (1 - beta1) * g
    v = beta2 * v + (1 - beta2) * g**2
    m_hat = m / (1 - beta1**t)
    return param - lr * m_hat / (np.sqrt(v) / (1 - beta2**t) + eps), m, v
