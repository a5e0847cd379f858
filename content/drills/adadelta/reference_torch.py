"""One step of AdaDelta in few passes over memory.

Source: torch.optim.Adadelta 2.13, single-tensor form; it changes its arguments, this one gives new values.
"""

import torch


@torch.no_grad()
def adadelta_step(param, grad, s, d, rho, eps, lr):
    s = torch.mul(s, rho).addcmul_(grad, grad, value=1 - rho)
    delta = torch.add(d, eps).div_(s + eps).sqrt_().mul_(grad)
    d = torch.mul(d, rho).addcmul_(delta, delta, value=1 - rho)
    return torch.add(param, delta, alpha=-lr), s, d
