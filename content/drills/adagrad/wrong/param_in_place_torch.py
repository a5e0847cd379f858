# wrong_answer first_step: addcdiv_ changes the parameter / addcdiv_ 改动了参数
import torch


@torch.no_grad()
def adagrad_step(param, grad, s, lr, eps):
    s = s + grad**2
    param = param.addcdiv_(grad, torch.sqrt(s) + eps, value=-lr)
    return param, s
