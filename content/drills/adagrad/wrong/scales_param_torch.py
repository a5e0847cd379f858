# wrong_answer first_step: divides the whole new parameter by the root / 把整个新参数除以了根号
import torch


@torch.no_grad()
def adagrad_step(param, grad, s, lr, eps):
    s = s + grad**2
    param = (param - lr * grad) / (torch.sqrt(s) + eps)
    return param, s
