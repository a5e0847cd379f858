# wrong_answer one_step: divides by the average without the new gradient / 除以的是还没有计入当前梯度的旧平均
import torch


@torch.no_grad()
def rmsprop_step(param, grad, s, lr, alpha, eps):
    param = param - lr * grad / (torch.sqrt(s) + eps)
    s = alpha * s + (1 - alpha) * grad**2
    return param, s
