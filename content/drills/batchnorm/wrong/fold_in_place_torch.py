# wrong_answer fold_linear: scales the caller's weight in place / 就地改了调用者的 weight
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


def conv_bn_fold(weight, bias, gamma, beta, running_mean, running_var, eps):
    scale = gamma / torch.sqrt(running_var + eps)
    old = 0 if bias is None else bias
    weight *= scale.reshape(-1, *[1] * (weight.ndim - 1))
    return weight, (old - running_mean) * scale + beta
