"""Nine small nodes forward, the same nine backward, in reverse order: nothing is simplified on paper."""

import numpy as np


def batchnorm_forward(x, gamma, beta, running_mean, running_var, momentum, eps, training):
    axes = (0,) if x.ndim == 2 else (0, 2, 3)
    keep = dict(axis=axes, keepdims=True)
    shape = (1, x.shape[1]) if x.ndim == 2 else (1, x.shape[1], 1, 1)
    if training:
        mean = x.mean(**keep)
        centred = x - mean
        squared = centred**2
        var = squared.mean(**keep)
        n = x.size // x.shape[1]
        running_mean[...] = (1 - momentum) * running_mean + momentum * mean.ravel()
        running_var[...] = (1 - momentum) * running_var + momentum * var.ravel() * n / (n - 1)
    else:
        centred = x - running_mean.reshape(shape)
        var = running_var.reshape(shape).copy()
    root = np.sqrt(var + eps)
    inv = 1 / root
    xhat = centred * inv
    scaled = gamma.reshape(shape) * xhat
    y = scaled + beta.reshape(shape)
    return y, (centred, root, inv, xhat, gamma.reshape(shape), keep, training)


def batchnorm_backward(dy, cache):
    centred, root, inv, xhat, gamma, keep, training = cache
    dbeta = dy.sum(**keep)
    dgamma = (dy * xhat).sum(**keep)
    dxhat = dy * gamma
    dcentred = dxhat * inv
    if not training:
        return dcentred, dgamma.ravel(), dbeta.ravel()
    n = dy.size // dy.shape[1]
    dinv = (dxhat * centred).sum(**keep)
    droot = -dinv / root**2
    dvar = 0.5 * droot / root
    dsquared = np.ones_like(dy) * dvar / n
    dcentred += dsquared * 2 * centred
    dmean = -dcentred.sum(**keep)
    dx = dcentred + dmean / n
    return dx, dgamma.ravel(), dbeta.ravel()
