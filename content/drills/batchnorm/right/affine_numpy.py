"""Other algebra: y = a x + b with one a and b a channel, and dx = a dy + p x + q in the same way.

Everything is summed in float64, of values shifted by the channel's first one, so that nothing cancels.
"""

import numpy as np


def batchnorm_forward(x, gamma, beta, running_mean, running_var, momentum, eps, training):
    channels = [np.array(x[:, c], np.float64) for c in range(x.shape[1])]
    mean, var = running_mean.astype(np.float64), running_var.astype(np.float64)
    if training:
        for c, values in enumerate(channels):
            n, first = values.size, values.flat[0]
            shifted = values - first
            mean[c] = first + shifted.sum() / n
            var[c] = (shifted**2).sum() / n - (shifted.sum() / n) ** 2
            running_mean[c] += momentum * (mean[c] - running_mean[c])
            running_var[c] += momentum * (var[c] * n / (n - 1) - running_var[c])
    inv = 1 / np.sqrt(var + eps)
    a = gamma * inv
    b = beta - a * mean
    y = np.stack([a[c] * values + b[c] for c, values in enumerate(channels)], axis=1)
    return y.astype(x.dtype), (channels, mean, inv, a, training)


def batchnorm_backward(dy, cache):
    channels, mean, inv, a, training = cache
    dx = np.empty_like(dy)
    dgamma, dbeta = np.empty(len(a), dy.dtype), np.empty(len(a), dy.dtype)
    for c, values in enumerate(channels):
        grads = dy[:, c].astype(np.float64)
        total, moment = grads.sum(), (grads * (values - mean[c])).sum()
        dgamma[c], dbeta[c] = moment * inv[c], total
        p = -a[c] * inv[c] ** 2 * moment / values.size if training else 0.0
        q = -a[c] * total / values.size - p * mean[c] if training else 0.0
        dx[:, c] = a[c] * grads + p * values + q
    return dx, dgamma, dbeta
