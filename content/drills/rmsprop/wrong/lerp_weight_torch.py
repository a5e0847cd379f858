# wrong_answer one_step: gives lerp the weight alpha, which then belongs to the new square / lerp 的权重给了 alpha，权重反了
import torch


@torch.no_grad()
def rmsprop_step(param, grad, s, lr, alpha, eps):
    s = torch.lerp(s, grad**2, alpha)
    param = param - lr * grad / (torch.sqrt(s) + eps)
    return param, s
