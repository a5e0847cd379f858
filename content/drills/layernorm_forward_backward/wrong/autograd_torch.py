# forbidden backward: lets autograd do the backward / 反向交给了 autograd
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
    with torch.enable_grad():
        leaf = (xhat / inv).requires_grad_()
        centred = leaf - leaf.mean(axes, keepdim=True)
        out = gamma * centred * inv
    torch.autograd.grad(out, leaf, dy)
    g = dy * gamma
    dx = inv * (g - g.mean(axes, keepdim=True) - xhat * (g * xhat).mean(axes, keepdim=True))
    return dx, dgamma, dbeta
