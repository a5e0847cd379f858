# wrong_answer rms_rows: always the last axis, whatever gamma's shape / 不管 gamma 几维，总是只沿最后一维
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
    dgamma = (dy * xhat).reshape(rows, *gamma.shape).sum(0)
    dbeta = dy.reshape(rows, *gamma.shape).sum(0)
    g = dy * gamma
    dx = inv * (g - g.mean(axes, keepdim=True) - xhat * (g * xhat).mean(axes, keepdim=True))
    return dx, dgamma, dbeta


@torch.no_grad()
def rmsnorm(x, gamma, eps):
    return gamma * x * torch.rsqrt(x.square().mean(-1, keepdim=True) + eps)
