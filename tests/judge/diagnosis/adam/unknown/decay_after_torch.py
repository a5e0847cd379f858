# decays the new parameter by weight_decay * lr squared
import math

import torch


@torch.no_grad()
def adam_step(param, grad, m, v, t, lr, beta1, beta2, eps, weight_decay):
    slope = grad
    first = torch.lerp(m, slope, 1 - beta1)
    second = v.mul(beta2).addcmul(slope, slope, value=1 - beta2)
    fade1, fade2 = 1 - beta1**t, 1 - beta2**t
    width = second.sqrt().div(math.sqrt(fade2)).add(eps)
    return torch.addcdiv(param * (1 - lr * lr * weight_decay), first, width, value=-lr / fade1), first, second
