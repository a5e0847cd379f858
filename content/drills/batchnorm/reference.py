"""Batch normalisation one channel at a time, in float64, every path of the chain rule written out.

Source: Ioffe & Szegedy 2015, arXiv:1502.03167: Algorithm 1 and the chain rule of section 3. What the paper leaves
open is settled as in torch.nn.functional.batch_norm, PyTorch 2.13: the direction of `momentum`, and running averages
updated at every step where Algorithm 2 averages over many batches afterwards.
Differs from PyTorch: `running_*` and `momentum` are never None, and one value per channel in training isn't refused.
Stages: `conv_bn_fold` is torch.nn.utils.fusion.fuse_conv_bn_eval on bare arrays; `sync_bn_merge` is Chan, Golub &
LeVeque 1979, equation 2.1, for any number of parts; `norm_by_axes` is Wu & He 2018, arXiv:1803.08494, section 3, with
gamma and beta of shape (C,) for every kind, where torch.nn.LayerNorm has one for every value.
"""

import numpy as np


def batchnorm_forward(x, gamma, beta, running_mean, running_var, momentum, eps, training):
    y = np.empty_like(x)
    channels = []
    for c in range(x.shape[1]):
        values = x[:, c]  # (N,) or (N, H, W)
        if training:
            n = values.size
            mean = values.sum() / n
            var = ((values - mean) ** 2).sum() / n
            running_mean[c] = (1 - momentum) * running_mean[c] + momentum * mean
            running_var[c] = (1 - momentum) * running_var[c] + momentum * var * n / (n - 1)
        else:
            mean, var = running_mean[c], running_var[c]
        centred = values - mean
        inv = 1 / np.sqrt(var + eps)
        y[:, c] = gamma[c] * centred * inv + beta[c]
        channels.append((centred, inv, gamma[c]))
    return y, (training, channels)


def batchnorm_backward(dy, cache):
    training, channels = cache
    dx, dgamma, dbeta = np.empty_like(dy), np.empty(dy.shape[1]), np.empty(dy.shape[1])
    for c, (centred, inv, gamma) in enumerate(channels):
        dyc = dy[:, c]
        n = dyc.size
        dgamma[c] = (dyc * centred * inv).sum()
        dbeta[c] = dyc.sum()
        dxhat = dyc * gamma
        dx[:, c] = dxhat * inv
        if training:
            dvar = (dxhat * centred).sum() * -0.5 * inv**3
            dmean = -inv * dxhat.sum()  # var's own dependence on mean adds nothing: centred sums to 0
            dx[:, c] += dvar * 2 * centred / n + dmean / n
    return dx, dgamma, dbeta


def conv_bn_fold(weight, bias, gamma, beta, running_mean, running_var, eps):
    folded_weight, folded_bias = np.empty_like(weight), np.empty_like(gamma)
    for o in range(weight.shape[0]):
        scale = gamma[o] / np.sqrt(running_var[o] + eps)
        folded_weight[o] = weight[o] * scale
        folded_bias[o] = ((0 if bias is None else bias[o]) - running_mean[o]) * scale + beta[o]
    return folded_weight, folded_bias


def sync_bn_merge(counts, means, variances):
    total = counts.sum()
    mean, var = np.zeros(means.shape[1]), np.zeros(means.shape[1])
    parts = [d for d in range(len(counts)) if counts[d] > 0]
    for d in parts:
        mean += counts[d] * means[d] / total
    for d in parts:
        var += counts[d] * (variances[d] + (means[d] - mean) ** 2) / total
    return mean, var


def norm_by_axes(x, gamma, beta, kind, groups, eps):
    N, C = x.shape[:2]
    groups = {"layer": 1, "instance": C, "group": groups}[kind]
    if C % groups:
        raise ValueError(f"{C} channels can't be split into {groups} groups")
    y = np.empty_like(x)
    width = C // groups
    for i in range(N):
        for first in range(0, C, width):
            part = slice(first, first + width)
            values = x[i, part]  # (width, H, W)
            xhat = (values - values.mean()) / np.sqrt(values.var() + eps)
            y[i, part] = gamma[part, None, None] * xhat + beta[part, None, None]
    return y
