import torch


@torch.no_grad()
def adadelta_step(param, grad, s, d, rho, eps, lr):
    s = torch.lerp(grad.square(), s, rho)
    delta = (d + eps).sqrt() * (s + eps).rsqrt() * grad
    return param.sub(delta, alpha=lr), s, torch.lerp(delta.square(), d, rho)
