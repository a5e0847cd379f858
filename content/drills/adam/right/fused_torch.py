"""PyTorch's fused operations on detached inputs: lerp, addcmul, addcdiv."""

import torch


def adam_step(param, grad, m, v, t, lr, beta1, beta2, eps, weight_decay):
    param, grad = param.detach(), grad.detach()
    grad = grad.add(param, alpha=weight_decay)
    m = m.lerp(grad, 1 - beta1)
    v = torch.addcmul(beta2 * v, grad, grad, value=1 - beta2)
    size = v.div(1 - beta2**t).sqrt().add(eps)
    return param.addcdiv(m, size, value=-lr / (1 - beta1**t)), m, v
