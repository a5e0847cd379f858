# wrong_answer axes_instance: averages instance over N too, which is batch norm / instance 连 N 也一起平均，那就成了 BN
# cards: norm-instance, norm-comparison
import numpy as np


def per_channel(v, x):
    return v.reshape(-1, *[1] * (x.ndim - 2))


def batchnorm_forward(x, gamma, beta, running_mean, running_var, momentum, eps, training):
    axes = (0, *range(2, x.ndim))
    n = x.size // x.shape[1]
    if training:
        mean = x.mean(axes)
        var = x.var(axes)
        running_mean[:] = (1 - momentum) * running_mean + momentum * mean
        running_var[:] = (1 - momentum) * running_var + momentum * var * n / (n - 1)
    else:
        mean, var = running_mean, running_var
    inv = 1 / np.sqrt(var + eps)
    xhat = (x - per_channel(mean, x)) * per_channel(inv, x)
    y = per_channel(gamma, x) * xhat + per_channel(beta, x)
    return y, (xhat, inv, gamma, training)


def batchnorm_backward(dy, cache):
    xhat, inv, gamma, training = cache
    axes = (0, *range(2, dy.ndim))
    n = dy.size // dy.shape[1]
    dgamma = (dy * xhat).sum(axes)
    dbeta = dy.sum(axes)
    dx = dy
    if training:
        dx = dy - per_channel(dbeta, dy) / n - xhat * per_channel(dgamma, dy) / n
    return dx * per_channel(gamma * inv, dy), dgamma, dbeta


def norm_by_axes(x, gamma, beta, kind, groups, eps):
    N, C, H, W = x.shape
    if kind == "instance":
        xhat = (x - x.mean((0, 2, 3), keepdims=True)) / np.sqrt(x.var((0, 2, 3), keepdims=True) + eps)
        return per_channel(gamma, x) * xhat + per_channel(beta, x)
    groups = {"layer": 1, "group": groups}[kind]
    if C % groups:
        raise ValueError("uneven groups")
    parts = x.reshape(N, groups, -1)
    xhat = (parts - parts.mean(2, keepdims=True)) / np.sqrt(parts.var(2, keepdims=True) + eps)
    xhat = xhat.reshape(x.shape)
    return per_channel(gamma, x) * xhat + per_channel(beta, x)
