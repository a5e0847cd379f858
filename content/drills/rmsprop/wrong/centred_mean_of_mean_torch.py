# wrong_answer centred_one_step: subtracts the mean, not its square / 减去的是均值，而不是均值的平方
import torch


@torch.no_grad()
def rmsprop_step(param, grad, s, lr, alpha, eps):
    s = alpha * s + (1 - alpha) * grad**2
    return param - lr * grad / (torch.sqrt(s) + eps), s


@torch.no_grad()
def rmsprop_centred_step(param, grad, s, mean, buf, lr, alpha, eps, momentum):
    s = alpha * s + (1 - alpha) * grad**2
    mean = alpha * mean + (1 - alpha) * grad
    spread = (s - mean).clamp(min=0).sqrt()
    buf = momentum * buf + grad / (spread + eps)
    return param - lr * buf, s, mean, buf
