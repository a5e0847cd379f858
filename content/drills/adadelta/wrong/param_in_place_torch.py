# wrong_answer one_step: sub_ changes the parameter / sub_ 改动了参数
import torch


@torch.no_grad()
def adadelta_step(param, grad, s, d, rho, eps, lr):
    s = rho * s + (1 - rho) * grad**2
    delta = torch.sqrt(d + eps) / torch.sqrt(s + eps) * grad
    d = rho * d + (1 - rho) * delta**2
    return param.sub_(delta, alpha=lr), s, d
