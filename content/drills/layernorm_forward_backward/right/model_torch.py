import torch


@torch.no_grad()
def layernorm_forward(x, gamma, beta, eps):
    axes = tuple(range(-gamma.dim(), 0))
    # fill: mean and var of each block, kept broadcastable / 每一块的 mean 和 var，保留维数以便广播
    mean = x.mean(axes, keepdim=True)
    var = x.var(axes, correction=0, keepdim=True)
    # end
    # fill: inv and xhat, the normalised x / inv 与 xhat，即归一化后的 x
    inv = torch.rsqrt(var + eps)
    xhat = (x - mean) * inv
    # end
    return gamma * xhat + beta, (xhat, inv, gamma.clone())


@torch.no_grad()
def layernorm_backward(dy, cache):
    xhat, inv, gamma = cache
    axes = tuple(range(-gamma.dim(), 0))
    rows = dy.shape[: dy.dim() - gamma.dim()].numel()
    # fill: dgamma and dbeta, summed over the leading axes / dgamma 与 dbeta，对前面的维求和
    dgamma = (dy * xhat).reshape(rows, *gamma.shape).sum(0)
    dbeta = dy.reshape(rows, *gamma.shape).sum(0)
    # end
    # fill: dx; mean and var depend on x too / dx；均值和方差也依赖 x
    g = dy * gamma
    dx = inv * (g - g.mean(axes, keepdim=True) - xhat * (g * xhat).mean(axes, keepdim=True))
    # end
    return dx, dgamma, dbeta
