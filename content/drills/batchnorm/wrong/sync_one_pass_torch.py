# wrong_answer sync_large_mean: merges E[x^2] and subtracts the squared mean, which cancels / 先合并 E[x^2] 再减均值平方，均值很大时有效数字相消
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


def sync_bn_merge(counts, means, variances):
    full = counts > 0
    counts, means, variances = counts[full], means[full], variances[full]
    share = (counts.to(means.dtype) / counts.sum())[:, None]
    mean = (share * means).sum(0)
    return mean, (share * (variances + means**2)).sum(0) - mean**2
