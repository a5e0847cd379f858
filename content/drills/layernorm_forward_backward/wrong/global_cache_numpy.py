# wrong_answer stale_cache: keeps one cache for all forwards / 所有前向共用一份缓存
import numpy as np

kept = {}


def layernorm_forward(x, gamma, beta, eps):
    axes = tuple(range(-gamma.ndim, 0))
    mean = x.mean(axes, keepdims=True)
    var = x.var(axes, keepdims=True)
    inv = 1 / np.sqrt(var + eps)
    xhat = (x - mean) * inv
    kept.update(xhat=xhat, inv=inv, gamma=gamma.copy())
    return gamma * xhat + beta, kept


def layernorm_backward(dy, cache):
    xhat, inv, gamma = cache["xhat"], cache["inv"], cache["gamma"]
    axes = tuple(range(-gamma.ndim, 0))
    leading = tuple(range(dy.ndim - gamma.ndim))
    dgamma = (dy * xhat).sum(leading)
    dbeta = dy.sum(leading)
    g = dy * gamma
    dx = inv * (g - g.mean(axes, keepdims=True) - xhat * (g * xhat).mean(axes, keepdims=True))
    return dx, dgamma, dbeta
