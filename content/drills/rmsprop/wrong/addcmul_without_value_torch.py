# wrong_answer first_step: addcmul without value=1 - alpha / addcmul 忘了 value=1 - alpha
# cards: optim-rmsprop-first
import torch


@torch.no_grad()
def rmsprop_step(param, grad, s, lr, alpha, eps):
    s = torch.addcmul(alpha * s, grad, grad)
    param = param - lr * grad / (torch.sqrt(s) + eps)
    return param, s
