import numpy as np


def adamw_step(param, grad, m, v, t, lr, beta1, beta2, eps, weight_decay):
    if grad is None:
        return np.array(param), np.array(m), np.array(v)
    m = m + (1 - beta1) * (grad - m)
    v = v + (1 - beta2) * (grad * grad - v)
    shrink = lr * weight_decay if param.ndim > 1 else 0.0
    root = (1 - beta2**t) ** 0.5  # eps has to shrink along with the uncorrected root
    rate = lr * root / (1 - beta1**t)
    return param - shrink * param - rate * m / (np.sqrt(v) + eps * root), m, v
