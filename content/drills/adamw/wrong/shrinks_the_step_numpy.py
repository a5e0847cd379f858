# wrong_answer decay: shrinks the parameter after the step, and so the step too / 走完一步再衰减，连这一步也缩小了
import numpy as np


def adamw_step(param, grad, m, v, t, lr, beta1, beta2, eps, weight_decay):
    if grad is None:
        return param.copy(), m.copy(), v.copy()
    m = beta1 * m + (1 - beta1) * grad
    v = beta2 * v + (1 - beta2) * grad**2

    m_hat = m / (1 - beta1**t)
    v_hat = v / (1 - beta2**t)
    param = param - lr * m_hat / (np.sqrt(v_hat) + eps)
    if param.ndim >= 2:
        param = param * (1 - lr * weight_decay)
    return param, m, v
