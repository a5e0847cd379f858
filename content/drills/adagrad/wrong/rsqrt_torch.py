# wrong_answer zero_gradient: rsqrt without eps: 0 times inf / 用 rsqrt 而没有 eps：0 乘以 inf
import torch


@torch.no_grad()
def adagrad_step(param, grad, s, lr, eps):
    s = s + grad**2
    param = param - lr * grad * torch.rsqrt(s)
    return param, s
