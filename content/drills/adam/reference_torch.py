"""One step of Adam in few passes over memory: fused multiply-adds, and buffers that nobody else sees used again.

Source: torch.optim.Adam 2.13, single-tensor form; it changes its arguments, this one gives new values.
"""

import math

import torch


@torch.no_grad()
def adam_step(param, grad, m, v, t, lr, beta1, beta2, eps, weight_decay):
    if weight_decay:
        grad = torch.add(grad, param, alpha=weight_decay)
    m = torch.lerp(m, grad, 1 - beta1)
    v = torch.mul(v, beta2).addcmul_(grad, grad, value=1 - beta2)
    denominator = torch.sqrt(v).div_(math.sqrt(1 - beta2**t)).add_(eps)
    return torch.addcdiv(param, m, denominator, value=-lr / (1 - beta1**t)), m, v
