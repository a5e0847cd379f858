# wrong_answer backward: dx forgets that the variance depends on x / dx 漏了方差那一项
import numpy as np


def layernorm_forward(x, gamma, beta, eps):
    axes = tuple(range(-gamma.ndim, 0))
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
    dx = inv * (g - g.mean(axes, keepdims=True))
    return dx, dgamma, dbeta
