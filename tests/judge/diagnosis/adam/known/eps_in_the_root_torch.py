# like eps_inside_root: fused calls

import torch


@torch.no_grad()
def adam_step(param, grad, m, v, t, lr, beta1, beta2, eps, weight_decay):
    slope = torch.add(grad, param, alpha=weight_decay)
    first = torch.lerp(m, slope, 1 - beta1)
    second = v.mul(beta2).addcmul(slope, slope, value=1 - beta2)
    fade1, fade2 = 1 - beta1**t, 1 - beta2**t
    width = (second / fade2 + eps).sqrt()
    return torch.addcdiv(param, first, width, value=-lr / fade1), first, second
