# wrong_answer one_step: gives lerp the weight rho, which then belongs to the new square / lerp 的权重给了 rho，权重反了
import torch


@torch.no_grad()
def adadelta_step(param, grad, s, d, rho, eps, lr):
    s = torch.lerp(s, grad**2, rho)
    delta = torch.sqrt(d + eps) / torch.sqrt(s + eps) * grad
    d = torch.lerp(d, delta**2, rho)
    return param - lr * delta, s, d
