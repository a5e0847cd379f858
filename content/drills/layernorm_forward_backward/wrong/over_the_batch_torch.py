# wrong_answer rows: takes the statistics over the first axis, as batch norm does / 沿第一维统计，成了批归一化
# cards: norm-bn-vs-ln
import torch


@torch.no_grad()
def layernorm_forward(x, gamma, beta, eps):
    mean = x.mean(0, keepdim=True)
    var = x.var(0, correction=0, keepdim=True)
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
