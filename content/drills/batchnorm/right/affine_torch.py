"""Other algebra: y = a x + b with one a and b a channel, and dx = a dy + p x + q in the same way, all in float64."""

import torch


def batchnorm_forward(x, gamma, beta, running_mean, running_var, momentum, eps, training):
    wide, C = x.detach().double(), x.shape[1]
    mean, var = running_mean.to(torch.float64, copy=True), running_var.double()
    if training:
        n = x.numel() // C
        rows = wide.transpose(0, 1).reshape(C, n)
        first = rows[:, 0]
        moved = rows - first[:, None]  # by one of its values: sums of squares don't cancel then
        mean = first + moved.mean(1)
        var = moved.square().mean(1) - moved.mean(1).square()
        running_mean.lerp_(mean.to(x.dtype), momentum)
        running_var.lerp_((var * n / (n - 1)).to(x.dtype), momentum)
    inv = (var + eps) ** -0.5
    a = gamma.detach() * inv
    b = beta.detach() - a * mean
    shape = (1, C) + (1,) * (x.dim() - 2)
    return (a.view(shape) * wide + b.view(shape)).to(x.dtype), (wide.clone(), mean, inv, a, training)


def batchnorm_backward(dy, cache):
    x, mean, inv, a, training = cache
    wide, axes = dy.double(), [i for i in range(dy.dim()) if i != 1]
    shape = (1, len(a)) + (1,) * (dy.dim() - 2)
    total = wide.sum(axes)
    moment = (wide * (x - mean.view(shape))).sum(axes)
    dx = a.view(shape) * wide
    if training:
        n = dy.numel() // len(a)
        p = -a * inv**2 * moment / n
        q = -a * total / n - p * mean
        dx += p.view(shape) * x + q.view(shape)
    return dx.to(dy.dtype), (moment * inv).to(dy.dtype), total.to(dy.dtype)
