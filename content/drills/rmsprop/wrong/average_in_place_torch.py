# wrong_answer one_step: mul_ and addcmul_ change the caller's s / mul_、addcmul_ 改动了调用者的 s
import torch


@torch.no_grad()
def rmsprop_step(param, grad, s, lr, alpha, eps):
    s = s.mul_(alpha).addcmul_(grad, grad, value=1 - alpha)
    param = param - lr * grad / (torch.sqrt(s) + eps)
    return param, s
