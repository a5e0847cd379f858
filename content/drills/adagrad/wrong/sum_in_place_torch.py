# wrong_answer first_step: addcmul_ changes the caller's s / addcmul_ 改动了调用者的 s
import torch


@torch.no_grad()
def adagrad_step(param, grad, s, lr, eps):
    s = s.addcmul_(grad, grad)
    param = param - lr * grad / (torch.sqrt(s) + eps)
    return param, s
