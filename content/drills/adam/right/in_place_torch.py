"""Clones first, then every operation in place on them."""

import torch


def adam_step(param, grad, m, v, t, lr, beta1, beta2, eps, weight_decay):
    param, grad, m, v = (tensor.detach().clone() for tensor in (param, grad, m, v))
    grad.add_(param, alpha=weight_decay)
    m.mul_(beta1).add_(grad, alpha=1 - beta1)
    v.mul_(beta2).add_(grad.square_(), alpha=1 - beta2)
    step = torch.sqrt(v, out=grad).div_((1 - beta2**t) ** 0.5).add_(eps).reciprocal_().mul_(m)
    return param.sub_(step, alpha=lr / (1 - beta1**t)), m, v
