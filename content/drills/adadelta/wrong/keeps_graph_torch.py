# wrong_answer from_network: lets autograd record the step / 让 autograd 记录了更新，结果带着计算图
# cards: optim-api
import torch


def adadelta_step(param, grad, s, d, rho, eps, lr):
    s = rho * s + (1 - rho) * grad**2
    delta = torch.sqrt(d + eps) / torch.sqrt(s + eps) * grad
    d = rho * d + (1 - rho) * delta**2
    return param - lr * delta, s, d
