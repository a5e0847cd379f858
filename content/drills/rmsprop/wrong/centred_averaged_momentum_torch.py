# wrong_answer centred_one_step: averages into the buffer with 1 - momentum / 动量用了 1 - momentum 的滑动平均
import torch


@torch.no_grad()
def rmsprop_step(param, grad, s, lr, alpha, eps):
    s = alpha * s + (1 - alpha) * grad**2
    return param - lr * grad / (torch.sqrt(s) + eps), s


@torch.no_grad()
def rmsprop_centred_step(param, grad, s, mean, buf, lr, alpha, eps, momentum):
    s = alpha * s + (1 - alpha) * grad**2
    mean = alpha * mean + (1 - alpha) * grad
    spread = (s - mean**2).clamp(min=0).sqrt()
    buf = momentum * buf + (1 - momentum) * grad / (spread + eps)
    return param - lr * buf, s, mean, buf
