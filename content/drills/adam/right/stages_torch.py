"""Adam, its relatives, and an optimiser that works in place on buffers of its own, as PyTorch's does."""

import torch


@torch.no_grad()
def update_(param, grad, m, v, t, lr, beta1, beta2, eps, v_max=None):
    """Change param, m, v and, if given, v_max in place."""
    m.lerp_(grad, 1 - beta1)
    v.mul_(beta2).addcmul_(grad, grad, value=1 - beta2)
    if v_max is not None:
        torch.maximum(v_max, v, out=v_max)
    size = (v if v_max is None else v_max).div(1 - beta2**t).sqrt_().add_(eps)
    param.addcdiv_(m, size, value=-lr / (1 - beta1**t))


def clones(*tensors):
    return tuple(tensor.detach().clone() for tensor in tensors)


def adam_step(param, grad, m, v, t, lr, beta1, beta2, eps, weight_decay):
    param, m, v = clones(param, m, v)
    update_(param, grad + weight_decay * param, m, v, t, lr, beta1, beta2, eps)
    return param, m, v


def adamw_step(param, grad, m, v, t, lr, beta1, beta2, eps, weight_decay):
    param, m, v = clones(param, m, v)
    param.mul_(1 - lr * weight_decay)
    update_(param, grad, m, v, t, lr, beta1, beta2, eps)
    return param, m, v


def amsgrad_step(param, grad, m, v, v_max, t, lr, beta1, beta2, eps, weight_decay):
    param, m, v, v_max = clones(param, m, v, v_max)
    update_(param, grad + weight_decay * param, m, v, t, lr, beta1, beta2, eps, v_max)
    return param, m, v, v_max


class Adam:
    def __init__(self, params, settings):
        self.params = list(clones(*params))
        self.settings = settings
        self.slots = [{"t": 0, "m": torch.zeros_like(param), "v": torch.zeros_like(param)} for param in self.params]

    def step(self, grads):
        *hyper, weight_decay = self.settings
        for param, slot, grad in zip(self.params, self.slots, grads, strict=True):
            if grad is None:
                continue
            slot["t"] += 1
            update_(param, grad + weight_decay * param, slot["m"], slot["v"], slot["t"], *hyper)


def make_adam(params, lr, beta1, beta2, eps, weight_decay):
    return Adam(params, (lr, beta1, beta2, eps, weight_decay))


def adam_all(optimizer, grads):
    optimizer.step(grads)
    return list(clones(*optimizer.params))


def adam_state(optimizer):
    slots = optimizer.slots
    return {"t": [slot["t"] for slot in slots], **{key: list(clones(*(slot[key] for slot in slots))) for key in "mv"}}


def load_adam(params, state, lr, beta1, beta2, eps, weight_decay):
    optimizer = make_adam(params, lr, beta1, beta2, eps, weight_decay)
    for slot, t, m, v in zip(optimizer.slots, state["t"], *(clones(*state[key]) for key in "mv"), strict=True):
        slot.update(t=t, m=m, v=v)
    return optimizer
