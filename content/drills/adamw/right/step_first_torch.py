import torch


@torch.no_grad()
def adamw_step(param, grad, m, v, t, lr, beta1, beta2, eps, weight_decay):
    old, m, v = param.clone(), m.clone(), v.clone()
    if grad is None:
        return old, m, v
    m = m + (grad - m) * (1 - beta1)
    v = v + (grad.square() - v) * (1 - beta2)
    step = m / (1 - beta1**t) / ((v / (1 - beta2**t)).sqrt() + eps)
    if old.dim() >= 2:
        step = step + weight_decay * old  # of the old parameter, beside the step: the same as decaying first
    return old - lr * step, m, v
