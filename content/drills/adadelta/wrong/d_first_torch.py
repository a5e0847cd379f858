# wrong_answer one_step: divides by the old s / 除以的是旧的 s
# cards: optim-adadelta
import torch


@torch.no_grad()
def adadelta_step(param, grad, s, d, rho, eps, lr):
    delta = torch.sqrt(d + eps) / torch.sqrt(s + eps) * grad
    s = rho * s + (1 - rho) * grad**2
    d = rho * d + (1 - rho) * delta**2
    return param - lr * delta, s, d
