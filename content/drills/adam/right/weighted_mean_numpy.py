"""The corrected moments as weighted means of old and new, the weights summing to 1; float64 inside."""

import numpy as np


def mean_of(old, new, beta, t):
    """Give the moment to keep and its corrected form, in which the new value weighs (1 - beta) / (1 - beta^t)."""
    weight = (1 - beta) / (1 - beta**t)
    before = old / (1 - beta ** (t - 1)) if t > 1 else np.zeros_like(old)
    corrected = (1 - weight) * before + weight * new
    return corrected * (1 - beta**t), corrected


def adam_step(param, grad, m, v, t, lr, beta1, beta2, eps, weight_decay):
    p, g, m, v = (array.astype(np.float64) for array in (param, grad, m, v))
    g = g + weight_decay * p
    m, m_hat = mean_of(m, g, beta1, t)
    v, v_hat = mean_of(v, g * g, beta2, t)
    p = p - lr * m_hat / (np.sqrt(v_hat) + eps)
    return p.astype(param.dtype), m.astype(param.dtype), v.astype(param.dtype)
