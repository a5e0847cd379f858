# wrong_answer one_step: addcdiv_ changes the parameter in place / addcdiv_ 原地改了参数
import torch


@torch.no_grad()
def rmsprop_step(param, grad, s, lr, alpha, eps):
    s = alpha * s + (1 - alpha) * grad**2
    param = param.addcdiv_(grad, torch.sqrt(s) + eps, value=-lr)
    return param, s
