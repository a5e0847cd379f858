# wrong_answer first_step: adds the squared norm of the whole gradient / 加上的是整个梯度的范数平方
# cards: optim-adagrad
import torch


@torch.no_grad()
def adagrad_step(param, grad, s, lr, eps):
    s = s + grad.square().sum()
    param = param - lr * grad / (torch.sqrt(s) + eps)
    return param, s
