# wrong_answer from_network: lets autograd record the step / 让 autograd 记录了更新，结果带着计算图
# cards: optim-api
import torch


def rmsprop_step(param, grad, s, lr, alpha, eps):
    s = alpha * s + (1 - alpha) * grad**2
    param = param - lr * grad / (torch.sqrt(s) + eps)
    return param, s
