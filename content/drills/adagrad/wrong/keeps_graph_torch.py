# wrong_answer from_network: lets autograd record the step / 让 autograd 记录了更新，结果带着计算图
# cards: optim-api
import torch


def adagrad_step(param, grad, s, lr, eps):
    s = s + grad**2
    param = param - lr * grad / (torch.sqrt(s) + eps)
    return param, s
