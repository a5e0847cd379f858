"""Batch normalisation and what comes after it: folding, merging, and the other choices of axes."""

import torch


def per_channel(v, x):
    """View (C,) so that it broadcasts over x, (N, C) or (N, C, H, W)."""
    return v.reshape(-1, *[1] * (x.dim() - 2))


def batchnorm_forward(x, gamma, beta, running_mean, running_var, momentum, eps, training):
    axes = [0, *range(2, x.dim())]
    if training:
        var, mean = torch.var_mean(x, axes, correction=0)
        with torch.no_grad():
            running_mean.lerp_(mean, momentum)
            running_var.lerp_(x.var(axes), momentum)  # torch's default is the unbiased one
    else:
        mean, var = running_mean, running_var
    inv = torch.rsqrt(var + eps)
    xhat = (x - per_channel(mean, x)) * per_channel(inv, x)
    return per_channel(gamma, x) * xhat + per_channel(beta, x), (xhat, gamma * inv, training)


def batchnorm_backward(dy, cache):
    xhat, scale, training = cache
    axes = [0, *range(2, dy.dim())]
    dgamma, dbeta = (dy * xhat).sum(axes), dy.sum(axes)
    if training:  # take the mean out of dy, then what is left along xhat: xhat itself has mean 0
        dy = dy - dy.mean(axes, keepdim=True)
        dy = dy - xhat * (dy * xhat).mean(axes, keepdim=True)
    return per_channel(scale, dy) * dy, dgamma, dbeta


def conv_bn_fold(weight, bias, gamma, beta, running_mean, running_var, eps):
    scale = gamma / torch.sqrt(running_var + eps)
    folded_bias = beta - running_mean * scale
    if bias is not None:
        folded_bias += bias * scale
    return weight * scale.reshape(-1, *[1] * (weight.dim() - 1)), folded_bias


def sync_bn_merge(counts, means, variances):
    """Take moments about one device's mean: near all others, so that squares of large means never meet."""
    empty = (counts == 0)[:, None]
    pivot = means.index_select(0, counts.argmax().reshape(1))  # (1, C), of a device that has values
    share = (counts.to(means.dtype) / counts.sum())[:, None]
    offset = (means - pivot).masked_fill(empty, 0)
    first = (share * offset).sum(0)
    second = (share * (variances.masked_fill(empty, 0) + offset**2)).sum(0)
    return pivot[0] + first, second - first**2


def norm_by_axes(x, gamma, beta, kind, groups, eps):
    N, C, H, W = x.shape
    groups = {"layer": 1, "instance": C, "group": groups}[kind]
    if C % groups:
        raise ValueError(f"{C} channels can't be split into {groups} groups")
    parts = x.reshape(N, groups, C // groups, H, W)
    var, mean = torch.var_mean(parts, (2, 3, 4), correction=0, keepdim=True)
    xhat = ((parts - mean) / torch.sqrt(var + eps)).reshape(x.shape)
    return per_channel(gamma, x) * xhat + per_channel(beta, x)
