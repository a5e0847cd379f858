# wrong_answer backward_eval: multiplies the caller's dy in place / 直接在调用者的 dy 上相乘
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
    dgamma = (dy * xhat).sum(axes)
    dbeta = dy.sum(axes)
    dy *= per_channel(gamma * inv, dy)
    dx = dy
    if training:
        dx = dy - dy.mean(axes, keepdims=True) - xhat * (dy * xhat).mean(axes, keepdims=True)
    return dx, dgamma, dbeta
