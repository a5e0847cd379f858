# runtime_error scalar: loops over len(param), which a scalar parameter doesn't have / 按 len(param) 循环，标量参数没有长度
import numpy as np


def adam_step(param, grad, m, v, t, lr, beta1, beta2, eps, weight_decay):
    new_param, new_m, new_v = np.empty_like(param), np.empty_like(m), np.empty_like(v)
    for i in range(len(param)):
        g = grad[i] + weight_decay * param[i]
        new_m[i] = beta1 * m[i] + (1 - beta1) * g
        new_v[i] = beta2 * v[i] + (1 - beta2) * g**2
        m_hat, v_hat = new_m[i] / (1 - beta1**t), new_v[i] / (1 - beta2**t)
        new_param[i] = param[i] - lr * m_hat / (np.sqrt(v_hat) + eps)
    return new_param, new_m, new_v
