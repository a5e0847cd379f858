# wrong_answer interleaved: keeps s in a global by shape, for all parameters at once / 用全局变量按形状存 s，多个参数共用
import torch

_sums = {}


@torch.no_grad()
def adagrad_step(param, grad, s, lr, eps):
    s = (_sums.get(s.shape, s) if s.any() else s) + grad**2
    _sums[s.shape] = s
    param = param - lr * grad / (torch.sqrt(s) + eps)
    return param, s
