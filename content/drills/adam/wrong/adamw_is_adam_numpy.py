# wrong_answer adamw_one_step: adds the decay to the gradient, as plain Adam does / 把衰减加进梯度，成了普通 Adam
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
    return adam_step(param, grad, m, v, t, lr, beta1, beta2, eps, weight_decay)
