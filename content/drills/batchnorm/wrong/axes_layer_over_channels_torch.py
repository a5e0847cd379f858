# wrong_answer axes_layer: takes layer's statistics over C alone, one for every position / layer 只沿 C 求统计量，每个位置各一个
# cards: norm-ln, norm-comparison
import torch


def per_channel(v, x):
    return v.reshape(-1, *[1] * (x.dim() - 2))


@torch.no_grad()
def batchnorm_forward(x, gamma, beta, running_mean, running_var, momentum, eps, training):
    axes = [0, *range(2, x.dim())]
    n = x.numel() // x.shape[1]
    if training:
        mean = x.mean(axes)
        var = x.var(axes, correction=0)
        running_mean.mul_(1 - momentum).add_(momentum * mean)
        running_var.mul_(1 - momentum).add_(momentum * var * n / (n - 1))
    else:
        mean, var = running_mean, running_var
    inv = torch.rsqrt(var + eps)
    xhat = (x - per_channel(mean, x)) * per_channel(inv, x)
    y = per_channel(gamma, x) * xhat + per_channel(beta, x)
    return y, (xhat, inv, gamma, training)


def batchnorm_backward(dy, cache):
    xhat, inv, gamma, training = cache
    axes = [0, *range(2, dy.dim())]
    n = dy.numel() // dy.shape[1]
    dgamma = (dy * xhat).sum(axes)
    dbeta = dy.sum(axes)
    dx = dy
    if training:
        dx = dy - per_channel(dbeta, dy) / n - xhat * per_channel(dgamma, dy) / n
    return dx * per_channel(gamma * inv, dy), dgamma, dbeta


def norm_by_axes(x, gamma, beta, kind, groups, eps):
    N, C, H, W = x.shape
    if kind == "layer":
        xhat = (x - x.mean(1, keepdim=True)) / torch.sqrt(x.var(1, correction=0, keepdim=True) + eps)
        return per_channel(gamma, x) * xhat + per_channel(beta, x)
    groups = {"instance": C, "group": groups}[kind]
    if C % groups:
        raise ValueError("uneven groups")
    parts = x.reshape(N, groups, -1)
    xhat = (parts - parts.mean(2, keepdim=True)) / torch.sqrt(parts.var(2, correction=0, keepdim=True) + eps)
    xhat = xhat.reshape(x.shape)
    return per_channel(gamma, x) * xhat + per_channel(beta, x)
