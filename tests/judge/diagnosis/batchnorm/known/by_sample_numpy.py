# like per_sample: rows are samples
import numpy as np


def batchnorm_forward(x, gamma, beta, running_mean, running_var, momentum, eps, training):
    flat = x.reshape(len(x), -1)
    count = x.size // x.shape[1]
    if training:
        mu, spread = flat.mean(1), flat.var(1)
        running_mean += momentum * (mu - running_mean)
        running_var += momentum * (spread * count / (count - 1) - running_var)
    else:
        mu, spread = running_mean, running_var
    shape = -1, *[1] * (x.ndim - 2)
    unit = (x - mu.reshape(shape)) / np.sqrt(spread + eps).reshape(shape)
    return gamma.reshape(shape) * unit + beta.reshape(shape), (unit, spread + eps, gamma, training)


def batchnorm_backward(dy, cache):
    unit, spread, gamma, training = cache
    axes = (0, *range(2, dy.ndim))
    shape = -1, *[1] * (dy.ndim - 2)
    free = dy
    if training:
        free = dy - dy.mean(axes).reshape(shape) - unit * (dy * unit).mean(axes).reshape(shape)
    return free * (gamma / np.sqrt(spread)).reshape(shape), (dy * unit).sum(axes), dy.sum(axes)
