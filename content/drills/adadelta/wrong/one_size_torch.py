# wrong_answer one_step: takes the mean of d for all weights / 所有权重共用 d 的平均值
import torch


@torch.no_grad()
def adadelta_step(param, grad, s, d, rho, eps, lr):
    s = rho * s + (1 - rho) * grad**2
    delta = torch.sqrt((d.mean() if d.numel() else d) + eps) / torch.sqrt(s + eps) * grad
    d = rho * d + (1 - rho) * delta**2
    return param - lr * delta, s, d
