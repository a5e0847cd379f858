# wrong_answer decay: shrinks by weight_decay, without lr / 衰减没有乘 lr
# cards: optim-adamw-step
import numpy as np


def adamw_step(param, grad, m, v, t, lr, beta1, beta2, eps, weight_decay):
    if grad is None:
        return param.copy(), m.copy(), v.copy()
    m = beta1 * m + (1 - beta1) * grad
    v = beta2 * v + (1 - beta2) * grad**2
    if param.ndim >= 2:
        param = param * (1 - weight_decay)
    m_hat = m / (1 - beta1**t)
    v_hat = v / (1 - beta2**t)
    param = param - lr * m_hat / (np.sqrt(v_hat) + eps)
    return param, m, v
