"""Batch normalisation, both passes: statistics and sums run over every axis but the channels."""

import numpy as np


def per_channel(v, x):
    """View (C,) so that it broadcasts over x, (N, C) or (N, C, H, W)."""
    return v.reshape(-1, *[1] * (x.ndim - 2))


def batchnorm_forward(x, gamma, beta, running_mean, running_var, momentum, eps, training):
    axes = (0, *range(2, x.ndim))
    n = x.size // x.shape[1]  # values per channel
    # fill: mean and var, (C,), to normalise with; running_* in training / 归一化用的 mean、var；训练时更新 running_*
    if training:
        mean, var = x.mean(axes), x.var(axes)
        running_mean += momentum * (mean - running_mean)
        running_var += momentum * (var * n / (n - 1) - running_var)
    else:
        mean, var = running_mean, running_var
    # end
    # fill: inv, xhat and y: normalise, then scale and shift / inv、xhat、y：先归一化，再缩放、平移
    inv = 1 / np.sqrt(var + eps)
    xhat = (x - per_channel(mean, x)) * per_channel(inv, x)
    y = per_channel(gamma, x) * xhat + per_channel(beta, x)
    # end
    return y, (xhat, gamma * inv, training)


def batchnorm_backward(dy, cache):
    xhat, scale, training = cache
    axes = (0, *range(2, dy.ndim))
    n = dy.size // dy.shape[1]
    # fill: dgamma and dbeta, the gradients of gamma and beta / dgamma、dbeta：gamma 和 beta 的梯度
    dgamma = (dy * xhat).sum(axes)
    dbeta = dy.sum(axes)
    # end
    # fill: dx; in training mean and var depend on x too / dx；训练时 mean 和 var 也依赖 x
    dx = dy
    if training:
        dx = dy - per_channel(dbeta / n, dy) - xhat * per_channel(dgamma / n, dy)
    dx = per_channel(scale, dy) * dx
    # end
    return dx, dgamma, dbeta
