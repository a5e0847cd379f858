# wrong_answer backward_blocks: sums dgamma and dbeta over the first axis alone / dgamma、dbeta 只对第一维求和
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
    axes = tuple(range(-gamma.dim(), 0))
    rows = dy.shape[: dy.dim() - gamma.dim()].numel()
    dgamma = (dy * xhat).sum(0) if rows > 1 else dy * xhat
    dbeta = dy.sum(0) if rows > 1 else dy.clone()
    g = dy * gamma
    dx = inv * (g - g.mean(axes, keepdim=True) - xhat * (g * xhat).mean(axes, keepdim=True))
    return dx, dgamma, dbeta
