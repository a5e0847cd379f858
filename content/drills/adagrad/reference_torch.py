"""One step of AdaGrad in few passes over memory.

Source: torch.optim.Adagrad 2.13, single-tensor form; it changes its arguments, this one gives new values.
"""

import torch


@torch.no_grad()
def adagrad_step(param, grad, s, lr, eps):
    s = torch.addcmul(s, grad, grad)
    return torch.addcdiv(param, grad, torch.sqrt(s).add_(eps), value=-lr), s
