# wrong_answer first_step: goes up the gradient / 沿梯度方向上升了
import torch


@torch.no_grad()
def rmsprop_step(param, grad, s, lr, alpha, eps):
    s = alpha * s + (1 - alpha) * grad**2
    param = param + lr * grad / (torch.sqrt(s) + eps)
    return param, s
