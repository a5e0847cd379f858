import torch


@torch.no_grad()
def sgd_step(param, grad, v, lr, momentum, dampening, nesterov, weight_decay):
    if nesterov and (momentum <= 0 or dampening != 0):
        raise ValueError("Nesterov needs momentum and no dampening")
    shrink = 1 if v is not None else 0
    v = torch.zeros_like(param) if v is None else v
    share = 1 - shrink * dampening
    moved = momentum * shrink * v + share * weight_decay * param + share * grad
    if nesterov:  # g + mu * (mu * v + g), g being the gradient with the decay
        return param * (1 - lr * weight_decay) - lr * grad - lr * momentum * moved, moved
    return param - lr * moved, moved
