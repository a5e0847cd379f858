# wrong_answer constant_gradient: divides the learning rate by sqrt(t) / 学习率又除以了 sqrt(t)
# cards: optim-adam
import numpy as np


def adam_step(param, grad, m, v, t, lr, beta1, beta2, eps, weight_decay):
    g = grad + weight_decay * param
    m = beta1 * m + (1 - beta1) * g
    v = beta2 * v + (1 - beta2) * g**2
    m_hat = m / (1 - beta1**t)
    v_hat = v / (1 - beta2**t)
    return param - lr / t**0.5 * m_hat / (np.sqrt(v_hat) + eps), m, v
