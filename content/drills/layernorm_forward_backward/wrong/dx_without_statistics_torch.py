# wrong_answer backward: dx as if mean and variance were constants / 求 dx 时把均值、方差当成了常数
import torch


@torch.no_grad()
def layernorm_forward(x, gamma, beta, eps):
    axes = tuple(range(-gamma.dim(), 0))
    mean = x.mean(axes, keepdim=True)
    var = x.var(axes, correction=0, keepdim=True)
    inv = torch.rsqrt(var + eps)
    xhat = (x - mean) * inv
    return gamma * xhat + beta, (xhat, inv, gamma.clone())


@torch.no_grad()
def layernorm_backward(dy, cache):
    xhat, inv, gamma = cache
    rows = dy.shape[: dy.dim() - gamma.dim()].numel()
    dgamma = (dy * xhat).reshape(rows, *gamma.shape).sum(0)
    dbeta = dy.reshape(rows, *gamma.shape).sum(0)
    g = dy * gamma
    dx = inv * (g)
    return dx, dgamma, dbeta
