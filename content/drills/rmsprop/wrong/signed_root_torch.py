# wrong_answer one_step: averages the gradient's size, not its square / 平均的是梯度的绝对值，而不是平方
import torch


@torch.no_grad()
def rmsprop_step(param, grad, s, lr, alpha, eps):
    s = alpha * s + (1 - alpha) * grad.abs()
    param = param - lr * grad / (torch.sqrt(s) + eps)
    return param, s
