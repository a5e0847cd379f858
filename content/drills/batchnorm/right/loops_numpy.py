"""One channel after the other, one value after the other, in Python's own floats."""

import math

import numpy as np


def batchnorm_forward(x, gamma, beta, running_mean, running_var, momentum, eps, training):
    y = np.empty(x.shape, x.dtype)
    xhat = np.empty(x.shape, x.dtype)
    scale = []
    for c in range(x.shape[1]):
        values = x[:, c].ravel().tolist()
        n = len(values)
        if training:
            mean = sum(values) / n
            squares = 0.0
            for value in values:
                squares += (value - mean) ** 2
            var = squares / n
            running_mean[c] = (1 - momentum) * float(running_mean[c]) + momentum * mean
            running_var[c] = (1 - momentum) * float(running_var[c]) + momentum * squares / (n - 1)
        else:
            mean, var = float(running_mean[c]), float(running_var[c])
        inv = 1 / math.sqrt(var + eps)
        normal = [(value - mean) * inv for value in values]
        xhat[:, c] = np.array(normal).reshape(x[:, c].shape)
        y[:, c] = np.array([float(gamma[c]) * v + float(beta[c]) for v in normal]).reshape(x[:, c].shape)
        scale.append(float(gamma[c]) * inv)
    return y, {"xhat": xhat, "scale": scale, "training": training}


def batchnorm_backward(dy, cache):
    dx = np.empty(dy.shape, dy.dtype)
    dgamma = np.empty(dy.shape[1], dy.dtype)
    dbeta = np.empty(dy.shape[1], dy.dtype)
    for c, scale in enumerate(cache["scale"]):
        grads = dy[:, c].ravel().tolist()
        normal = cache["xhat"][:, c].ravel().tolist()
        n = len(grads)
        dbeta[c] = total = sum(grads)
        dgamma[c] = along = sum(g * v for g, v in zip(grads, normal, strict=True))
        if cache["training"]:
            grads = [g - total / n - v * along / n for g, v in zip(grads, normal, strict=True)]
        dx[:, c] = np.array([scale * g for g in grads]).reshape(dx[:, c].shape)
    return dx, dgamma, dbeta
