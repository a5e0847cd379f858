# wrong_answer one_step: mul_ and addcmul_ change the caller's d / mul_、addcmul_ 改动了调用者的 d
import torch


@torch.no_grad()
def adadelta_step(param, grad, s, d, rho, eps, lr):
    s = rho * s + (1 - rho) * grad**2
    delta = torch.sqrt(d + eps) / torch.sqrt(s + eps) * grad
    d = d.mul_(rho).addcmul_(delta, delta, value=1 - rho)
    return param - lr * delta, s, d
