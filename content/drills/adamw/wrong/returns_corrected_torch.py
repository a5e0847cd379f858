# wrong_answer adam: gives back the corrected moments / 返回的是修正过的矩
import torch


@torch.no_grad()
def adamw_step(param, grad, m, v, t, lr, beta1, beta2, eps, weight_decay):
    if grad is None:
        return param.clone(), m.clone(), v.clone()
    m = beta1 * m + (1 - beta1) * grad
    v = beta2 * v + (1 - beta2) * grad**2
    if param.ndim >= 2:
        param = param * (1 - lr * weight_decay)
    m = m / (1 - beta1**t)
    v = v / (1 - beta2**t)
    param = param - lr * m / (torch.sqrt(v) + eps)
    return param, m, v
