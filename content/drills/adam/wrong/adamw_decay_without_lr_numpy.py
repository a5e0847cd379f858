# wrong_answer adamw_one_step: shrinks the weights by weight_decay, not by lr * weight_decay / 按 weight_decay 缩小权重，忘了乘 lr
# cards: optim-adamw, optim-adamw-step
import numpy as np


def adam_step(param, grad, m, v, t, lr, beta1, beta2, eps, weight_decay):
    g = grad + weight_decay * param
    m = beta1 * m + (1 - beta1) * g
    v = beta2 * v + (1 - beta2) * g**2
    m_hat = m / (1 - beta1**t)
    v_hat = v / (1 - beta2**t)
    return param - lr * m_hat / (np.sqrt(v_hat) + eps), m, v


def adamw_step(param, grad, m, v, t, lr, beta1, beta2, eps, weight_decay):
    param = param * (1 - weight_decay)
    return adam_step(param, grad, m, v, t, lr, beta1, beta2, eps, 0.0)
