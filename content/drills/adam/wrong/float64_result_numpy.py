# wrong_answer first_step: lets a NumPy float64 scalar promote float32 arrays / NumPy 的 float64 标量把结果变成了 float64
import numpy as np


def adam_step(param, grad, m, v, t, lr, beta1, beta2, eps, weight_decay):
    g = grad + weight_decay * param
    m = beta1 * m + (1 - beta1) * g
    v = beta2 * v + (1 - beta2) * g**2
    rate = lr * np.sqrt(1 - beta2**t) / (1 - beta1**t)
    eps = eps * np.sqrt(1 - beta2**t)
    return param - rate * m / (np.sqrt(v) + eps), m, v
