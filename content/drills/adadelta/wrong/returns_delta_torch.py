# wrong_answer one_step: gives back the change instead of the parameter / 返回的是改变量，而不是参数
import torch


@torch.no_grad()
def adadelta_step(param, grad, s, d, rho, eps, lr):
    s = rho * s + (1 - rho) * grad**2
    delta = torch.sqrt(d + eps) / torch.sqrt(s + eps) * grad
    d = rho * d + (1 - rho) * delta**2
    return lr * delta, s, d
