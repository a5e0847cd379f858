# wrong_answer adamw_one_step: shrinks the new parameter, and so the step with it / 对更新后的参数做衰减，把这一步也缩小了
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
    param, m, v = adam_step(param, grad, m, v, t, lr, beta1, beta2, eps, 0.0)
    return param * (1 - lr * weight_decay), m, v
