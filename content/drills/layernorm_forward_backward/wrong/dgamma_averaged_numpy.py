# wrong_answer backward: averages dgamma and dbeta over the rows / dgamma、dbeta 对行取了平均
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
    dgamma = (dy * xhat).sum(leading) / max(1, dy.size // gamma.size)
    dbeta = dy.sum(leading) / max(1, dy.size // gamma.size)
    g = dy * gamma
    dx = inv * (g - g.mean(axes, keepdims=True) - xhat * (g * xhat).mean(axes, keepdims=True))
    return dx, dgamma, dbeta
