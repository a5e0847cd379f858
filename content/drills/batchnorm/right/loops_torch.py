"""One channel after the other, on tensors of one axis."""

import torch


def batchnorm_forward(x, gamma, beta, running_mean, running_var, momentum, eps, training):
    x, gamma, beta = x.detach(), gamma.detach(), beta.detach()
    y = torch.empty_like(x)
    cache = []
    for c in range(x.shape[1]):
        values = x[:, c].reshape(-1)
        n = len(values)
        if training:
            mean = values.sum() / n
            squares = (values - mean).square().sum()
            var = squares / n
            running_mean[c] = (1 - momentum) * running_mean[c] + momentum * mean
            running_var[c] = (1 - momentum) * running_var[c] + momentum * squares / (n - 1)
        else:
            mean, var = running_mean[c], running_var[c]
        inv = (var + eps).rsqrt()
        xhat = (values - mean) * inv
        y[:, c] = (gamma[c] * xhat + beta[c]).reshape(x[:, c].shape)
        cache.append((xhat, gamma[c] * inv, training))
    return y, cache


def batchnorm_backward(dy, cache):
    dx, dgamma, dbeta = torch.empty_like(dy), [], []
    for c, (xhat, scale, training) in enumerate(cache):
        grads = dy[:, c].reshape(-1)
        along, total = torch.dot(grads, xhat), grads.sum()
        if training:
            grads = grads - (total + xhat * along) / len(grads)
        dx[:, c] = (scale * grads).reshape(dy[:, c].shape)
        dgamma.append(along)
        dbeta.append(total)
    return dx, torch.stack(dgamma), torch.stack(dbeta)
