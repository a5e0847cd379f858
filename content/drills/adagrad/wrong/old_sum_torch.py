# wrong_answer first_step: divides by the sum without this gradient / 除以的是还没有计入当前梯度的和
# cards: optim-adagrad-step
import torch


@torch.no_grad()
def adagrad_step(param, grad, s, lr, eps):
    param = param - lr * grad / (torch.sqrt(s) + eps)
    s = s + grad**2
    return param, s
