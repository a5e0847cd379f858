# like no_bias_correction: fused calls

import torch


@torch.no_grad()
def adam_step(param, grad, m, v, t, lr, beta1, beta2, eps, weight_decay):
    slope = torch.add(grad, param, alpha=weight_decay)
    first = torch.lerp(m, slope, 1 - beta1)
    second = v.mul(beta2).addcmul(slope, slope, value=1 - beta2)
    width = second.sqrt().add(eps)
    return torch.addcdiv(param, first, width, value=-lr), first, second
