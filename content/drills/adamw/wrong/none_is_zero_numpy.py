# wrong_answer no_gradient: takes None for a gradient of zeros / 把 None 当成全 0 的梯度，矩会衰减，权重会动
import numpy as np


def adamw_step(param, grad, m, v, t, lr, beta1, beta2, eps, weight_decay):
    grad = np.zeros_like(param) if grad is None else grad
    m = beta1 * m + (1 - beta1) * grad
    v = beta2 * v + (1 - beta2) * grad**2
    if param.ndim >= 2:
        param = param * (1 - lr * weight_decay)
    m_hat = m / (1 - beta1**t)
    v_hat = v / (1 - beta2**t)
    param = param - lr * m_hat / (np.sqrt(v_hat) + eps)
    return param, m, v
