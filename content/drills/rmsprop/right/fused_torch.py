import torch


@torch.no_grad()
def rmsprop_step(param, grad, s, lr, alpha, eps):
    s = torch.lerp(s, grad.square(), 1 - alpha)
    return param.addcdiv(grad, s.sqrt() + eps, value=-lr), s
