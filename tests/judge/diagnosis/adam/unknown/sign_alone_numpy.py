# moves by the sign alone
import numpy as np


def adam_step(param, grad, m, v, t, lr, beta1, beta2, eps, weight_decay):
    new_param, new_m, new_v = np.empty_like(param), np.empty_like(m), np.empty_like(v)
    for i in np.ndindex(param.shape):
        slope = grad[i] + weight_decay * param[i]
        first = m[i] + (1 - beta1) * (slope - m[i])
        second = v[i] + (1 - beta2) * (slope * slope - v[i])
        new_m[i], new_v[i] = first, second
        new_param[i] = param[i] - lr * np.sign(first)
    return new_param, new_m, new_v
