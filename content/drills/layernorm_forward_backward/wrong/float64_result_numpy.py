# wrong_answer rows: gives float64 for float32 / 输入 float32，结果却是 float64
import numpy as np


def layernorm_forward(x, gamma, beta, eps):
    axes = tuple(range(-gamma.ndim, 0))
    x = x.astype(np.float64)
    mean = x.mean(axes, keepdims=True)
    var = x.var(axes, keepdims=True)
    inv = 1 / np.sqrt(var + eps)
    xhat = (x - mean) * inv
    return gamma * xhat + beta, (xhat, inv, gamma.copy())


def layernorm_backward(dy, cache):
    xhat, inv, gamma = cache
    axes = tuple(range(-gamma.ndim, 0))
    leading = tuple(range(dy.ndim - gamma.ndim))
    dgamma = (dy * xhat).sum(leading)
    dbeta = dy.sum(leading)
    g = dy * gamma
    dx = inv * (g - g.mean(axes, keepdims=True) - xhat * (g * xhat).mean(axes, keepdims=True))
    return dx, dgamma, dbeta
