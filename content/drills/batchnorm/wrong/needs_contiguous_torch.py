# runtime_error views: flattens with .view, which needs contiguous memory / 用 .view 展平，而它要求内存连续
import torch


@torch.no_grad()
def batchnorm_forward(x, gamma, beta, running_mean, running_var, momentum, eps, training):
    flat = x.view(*x.shape[:2], -1)  # (N, C, H*W), or (N, C, 1)
    n = flat.numel() // flat.shape[1]
    if training:
        mean = flat.mean((0, 2))
        var = flat.var((0, 2), correction=0)
        running_mean.mul_(1 - momentum).add_(momentum * mean)
        running_var.mul_(1 - momentum).add_(momentum * var * n / (n - 1))
    else:
        mean, var = running_mean, running_var
    inv = torch.rsqrt(var + eps)
    xhat = (flat - mean[:, None]) * inv[:, None]
    y = gamma[:, None] * xhat + beta[:, None]
    return y.view(x.shape), (xhat, inv, gamma, training)


def batchnorm_backward(dy, cache):
    xhat, inv, gamma, training = cache
    flat = dy.view(*dy.shape[:2], -1)
    dgamma = (flat * xhat).sum((0, 2))
    dbeta = flat.sum((0, 2))
    dx = flat
    if training:
        n = flat.numel() // flat.shape[1]
        dx = flat - dbeta[:, None] / n - xhat * dgamma[:, None] / n
    return (dx * (gamma * inv)[:, None]).view(dy.shape), dgamma, dbeta
