"""RMSProp in few passes over memory.

Source: torch.optim.RMSprop 2.13, single-tensor form; it changes its arguments, this one gives new values.
"""

import torch


@torch.no_grad()
def rmsprop_step(param, grad, s, lr, alpha, eps):
    s = torch.mul(s, alpha).addcmul_(grad, grad, value=1 - alpha)
    return torch.addcdiv(param, grad, torch.sqrt(s).add_(eps), value=-lr), s


@torch.no_grad()
def rmsprop_centred_step(param, grad, s, mean, buf, lr, alpha, eps, momentum):
    s = torch.mul(s, alpha).addcmul_(grad, grad, value=1 - alpha)
    mean = torch.lerp(mean, grad, 1 - alpha)
    spread = torch.addcmul(s, mean, mean, value=-1).clamp_(min=0).sqrt_().add_(eps)
    buf = torch.mul(buf, momentum).addcdiv_(grad, spread)
    return torch.add(param, buf, alpha=-lr), s, mean, buf
