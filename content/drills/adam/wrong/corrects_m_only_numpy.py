# wrong_answer first_step: corrects m for its bias, but not v / 只修正了 m 的偏差，没有修正 v
# cards: optim-adam-bias
import numpy as np


def adam_step(param, grad, m, v, t, lr, beta1, beta2, eps, weight_decay):
    g = grad + weight_decay * param
    m = beta1 * m + (1 - beta1) * g
    v = beta2 * v + (1 - beta2) * g**2
    m_hat = m / (1 - beta1**t)
    v_hat = v
    return param - lr * m_hat / (np.sqrt(v_hat) + eps), m, v
