"""Layer normalisation on whole tensors: the yardstick for answers in PyTorch, on the CPU and on a GPU."""

import torch


@torch.no_grad()
def layernorm_forward(x, gamma, beta, eps):
    axes = tuple(range(-gamma.dim(), 0))
    var, mean = torch.var_mean(x, axes, correction=0, keepdim=True)
    inv = torch.rsqrt(var + eps)
    xhat = (x - mean).mul_(inv)
    return torch.addcmul(beta, xhat, gamma), (xhat, inv, gamma)


@torch.no_grad()
def layernorm_backward(dy, cache):
    xhat, inv, gamma = cache
    axes = tuple(range(-gamma.dim(), 0))
    leading = tuple(range(dy.dim() - gamma.dim()))
    product = dy * xhat
    g = dy * gamma
    shared = (product * gamma).mean(axes, keepdim=True)
    dx = torch.addcmul(g - g.mean(axes, keepdim=True), xhat, shared, value=-1).mul_(inv)
    if not leading:
        return dx, product, dy.clone()
    return dx, product.sum(leading), dy.sum(leading)
