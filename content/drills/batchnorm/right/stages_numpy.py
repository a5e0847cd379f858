"""Batch normalisation and what comes after it: folding, merging, and the other choices of axes."""

import numpy as np


def per_channel(v, x):
    """View (C,) so that it broadcasts over x, (N, C) or (N, C, H, W)."""
    return v.reshape(-1, *[1] * (x.ndim - 2))


def batchnorm_forward(x, gamma, beta, running_mean, running_var, momentum, eps, training):
    axes = (0, *range(2, x.ndim))
    n = x.size // x.shape[1]
    if training:
        mean, var = x.mean(axes), x.var(axes)
        running_mean[:] = (1 - momentum) * running_mean + momentum * mean
        running_var[:] = (1 - momentum) * running_var + momentum * var * n / (n - 1)
    else:
        mean, var = running_mean, running_var
    inv = 1 / np.sqrt(var + eps)
    xhat = (x - per_channel(mean, x)) * per_channel(inv, x)
    return per_channel(gamma, x) * xhat + per_channel(beta, x), (xhat, gamma * inv, training)


def batchnorm_backward(dy, cache):
    xhat, scale, training = cache
    axes = (0, *range(2, dy.ndim))
    dgamma, dbeta = (dy * xhat).sum(axes), dy.sum(axes)
    if training:  # take the mean out of dy, then what is left along xhat: xhat itself has mean 0
        dy = dy - dy.mean(axes, keepdims=True)
        dy = dy - xhat * (dy * xhat).mean(axes, keepdims=True)
    return per_channel(scale, dy) * dy, dgamma, dbeta


def conv_bn_fold(weight, bias, gamma, beta, running_mean, running_var, eps):
    scale = gamma / np.sqrt(running_var + eps)
    folded_bias = beta - running_mean * scale
    if bias is not None:
        folded_bias += bias * scale
    return weight * scale.reshape(-1, *[1] * (weight.ndim - 1)), folded_bias


def sync_bn_merge(counts, means, variances):
    """Take the devices in one at a time, as a running merge of two parts."""
    n, mean, var = 0, np.zeros_like(means[0]), np.zeros_like(means[0])
    for count, m, v in zip(counts.tolist(), means, variances, strict=True):
        if count:
            share = count / (n + count)
            delta = m - mean
            mean = mean + share * delta
            var = (1 - share) * var + share * v + share * (1 - share) * delta**2
            n += count
    return mean, var


def norm_by_axes(x, gamma, beta, kind, groups, eps):
    N, C, H, W = x.shape
    groups = {"layer": 1, "instance": C, "group": groups}[kind]
    if C % groups:
        raise ValueError(f"{C} channels can't be split into {groups} groups")
    parts = x.reshape(N, groups, C // groups, H, W)
    mean = parts.mean((2, 3, 4), keepdims=True)
    var = parts.var((2, 3, 4), keepdims=True)
    xhat = ((parts - mean) / np.sqrt(var + eps)).reshape(x.shape)
    return per_channel(gamma, x) * xhat + per_channel(beta, x)
