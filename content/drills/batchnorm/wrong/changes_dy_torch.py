# wrong_answer backward_eval: multiplies the caller's dy in place / 直接在调用者的 dy 上相乘
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
    dgamma = (dy * xhat).sum(axes)
    dbeta = dy.sum(axes)
    dy *= per_channel(gamma * inv, dy)
    dx = dy
    if training:
        dx = dy - dy.mean(axes, keepdim=True) - xhat * (dy * xhat).mean(axes, keepdim=True)
    return dx, dgamma, dbeta
