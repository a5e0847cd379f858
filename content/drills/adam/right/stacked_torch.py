"""Both moments in one tensor with a weight each; float64 inside, one cast at the end."""

import torch


@torch.no_grad()
def adam_step(param, grad, m, v, t, lr, beta1, beta2, eps, weight_decay):
    dtype, shape = param.dtype, (2,) + (1,) * param.dim()
    beta = torch.tensor([beta1, beta2], dtype=torch.float64, device=param.device).view(shape)
    p, g = param.double(), grad.double()
    g = g + weight_decay * p
    moments = beta * torch.stack([m, v]).double() + (1 - beta) * torch.stack([g, g * g])
    mean, square = moments / (1 - beta**t)
    p = p - lr * mean / (square.sqrt() + eps)
    return p.to(dtype), moments[0].to(dtype, copy=True), moments[1].to(dtype, copy=True)
