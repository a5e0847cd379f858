# wrong_answer zero_gradient: torch.rsqrt without eps gives NaN where s is 0 / 用 torch.rsqrt 且不加 eps，s 为 0 处得到 NaN
import torch


@torch.no_grad()
def rmsprop_step(param, grad, s, lr, alpha, eps):
    s = alpha * s + (1 - alpha) * grad**2
    param = param - lr * grad * torch.rsqrt(s)
    return param, s
