"""One step of SGD with momentum in few passes over memory.

Source: torch.optim.SGD 2.13, single-tensor form; it changes its arguments, this one gives new values.
"""

import torch


@torch.no_grad()
def sgd_step(param, grad, v, lr, momentum, dampening, nesterov, weight_decay):
    if nesterov and (momentum <= 0 or dampening != 0):
        raise ValueError("Nesterov needs momentum above 0 and no dampening")
    grad = torch.add(grad, param, alpha=weight_decay)
    v = grad.clone() if v is None else torch.mul(v, momentum).add_(grad, alpha=1 - dampening)
    direction = torch.add(grad, v, alpha=momentum) if nesterov else v
    return torch.add(param, direction, alpha=-lr), v
