import torch


@torch.no_grad()
def adagrad_step(param, grad, s, lr, eps):
    s = s.addcmul(grad, grad)
    return param.addcdiv(grad, s.sqrt() + eps, value=-lr), s
