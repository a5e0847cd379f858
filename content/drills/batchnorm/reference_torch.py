"""Batch normalisation on whole tensors: the yardstick for answers in PyTorch, on the CPU and on a GPU."""

import torch


def _spread(v, x):
    """View (C,) so that it broadcasts over x, (N, C) or (N, C, H, W)."""
    return v.reshape(-1, *[1] * (x.dim() - 2))


def _axes(x):
    return [0, *range(2, x.dim())]


@torch.no_grad()
def batchnorm_forward(x, gamma, beta, running_mean, running_var, momentum, eps, training):
    if training:
        n = x.numel() // x.shape[1]
        var, mean = torch.var_mean(x, _axes(x), correction=0)
        running_mean.lerp_(mean, momentum)
        running_var.lerp_(var * (n / (n - 1)), momentum)
    else:
        mean, var = running_mean, running_var
    inv = torch.rsqrt(var + eps)
    xhat = (x - _spread(mean, x)).mul_(_spread(inv, x))
    y = torch.addcmul(_spread(beta, x), xhat, _spread(gamma, x))
    return y, (xhat, gamma * inv, training)


@torch.no_grad()
def batchnorm_backward(dy, cache):
    xhat, scale, training = cache
    dbeta = dy.sum(_axes(dy))
    dgamma = (dy * xhat).sum(_axes(dy))
    if not training:
        return dy * _spread(scale, dy), dgamma, dbeta
    n = dy.numel() // dy.shape[1]
    dx = torch.addcmul(dy, xhat, _spread(dgamma / -n, dy))
    dx.sub_(_spread(dbeta / n, dy)).mul_(_spread(scale, dy))
    return dx, dgamma, dbeta


def conv_bn_fold(weight, bias, gamma, beta, running_mean, running_var, eps):
    scale = gamma * torch.rsqrt(running_var + eps)
    centre = -running_mean if bias is None else bias - running_mean
    return weight * scale.reshape(-1, *[1] * (weight.dim() - 1)), centre * scale + beta


def sync_bn_merge(counts, means, variances):
    counts = counts.to(means.dtype)  # integers would divide in float32
    share = (counts / counts.sum())[:, None]  # (D, 1)
    empty = counts[:, None] == 0  # their statistics are NaN
    mean = (share * means.masked_fill(empty, 0)).sum(0)
    spread = (variances + (means - mean).square()).masked_fill(empty, 0)
    return mean, (share * spread).sum(0)


def norm_by_axes(x, gamma, beta, kind, groups, eps):
    N, C = x.shape[:2]
    groups = {"layer": 1, "instance": C, "group": groups}[kind]
    if C % groups:
        raise ValueError(f"{C} channels can't be split into {groups} groups")
    rows = x.reshape(N, groups, -1)
    var, mean = torch.var_mean(rows, -1, correction=0, keepdim=True)
    xhat = ((rows - mean) * torch.rsqrt(var + eps)).reshape(x.shape)
    return torch.addcmul(_spread(beta, x), xhat, _spread(gamma, x))
