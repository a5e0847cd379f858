"""AdamW with few passes over memory.

Source: torch.optim.AdamW 2.13, single-tensor form; it changes its arguments, this one gives new values.
"""

import math

import torch


@torch.no_grad()
def adamw_step(param, grad, m, v, t, lr, beta1, beta2, eps, weight_decay):
    if grad is None:
        return param.clone(), m.clone(), v.clone()
    m = torch.lerp(m, grad, 1 - beta1)
    v = torch.mul(v, beta2).addcmul_(grad, grad, value=1 - beta2)
    kept = torch.mul(param, 1 - lr * weight_decay if param.dim() >= 2 else 1.0)
    root = v.sqrt().div_(math.sqrt(1 - beta2**t)).add_(eps)
    return kept.addcdiv_(m, root, value=-lr / (1 - beta1**t)), m, v
