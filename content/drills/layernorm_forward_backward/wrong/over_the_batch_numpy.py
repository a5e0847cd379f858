# wrong_answer rows: takes the statistics over the first axis, as batch norm does / 沿第一维统计，成了批归一化
# cards: norm-bn-vs-ln
import numpy as np


def layernorm_forward(x, gamma, beta, eps):
    mean = x.mean(0, keepdims=True)
    var = x.var(0, keepdims=True)
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
