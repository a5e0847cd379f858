# bad_signature first_step: takes no t and so can't correct by it / 函数没有参数 t，无法按它修正
import numpy as np

steps = 0


def adam_step(param, grad, m, v, lr, beta1, beta2, eps, weight_decay):
    global steps
    steps = t = steps + 1
    g = grad + weight_decay * param
    m = beta1 * m + (1 - beta1) * g
    v = beta2 * v + (1 - beta2) * g**2
    m_hat = m / (1 - beta1**t)
    v_hat = v / (1 - beta2**t)
    return param - lr * m_hat / (np.sqrt(v_hat) + eps), m, v
