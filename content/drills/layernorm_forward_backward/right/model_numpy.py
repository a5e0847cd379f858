import numpy as np


def layernorm_forward(x, gamma, beta, eps):
    axes = tuple(range(-gamma.ndim, 0))
    # fill: mean and var of each block, kept broadcastable / 每一块的 mean 和 var，保留维数以便广播
    mean = x.mean(axes, keepdims=True)
    var = x.var(axes, keepdims=True)
    # end
    # fill: inv and xhat, the normalised x / inv 与 xhat，即归一化后的 x
    inv = 1 / np.sqrt(var + eps)
    xhat = (x - mean) * inv
    # end
    return gamma * xhat + beta, (xhat, inv, gamma.copy())


def layernorm_backward(dy, cache):
    xhat, inv, gamma = cache
    axes = tuple(range(-gamma.ndim, 0))
    leading = tuple(range(dy.ndim - gamma.ndim))
    # fill: dgamma and dbeta, summed over the leading axes / dgamma 与 dbeta，对前面的维求和
    dgamma = (dy * xhat).sum(leading)
    dbeta = dy.sum(leading)
    # end
    # fill: dx; mean and var depend on x too / dx；均值和方差也依赖 x
    g = dy * gamma
    dx = inv * (g - g.mean(axes, keepdims=True) - xhat * (g * xhat).mean(axes, keepdims=True))
    # end
    return dx, dgamma, dbeta
