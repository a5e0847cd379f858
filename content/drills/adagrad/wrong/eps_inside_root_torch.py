# wrong_answer large_eps: adds eps inside the root / 把 eps 加在根号里面
import torch


@torch.no_grad()
def adagrad_step(param, grad, s, lr, eps):
    s = s + grad**2
    param = param - lr * grad / torch.sqrt(s + eps)
    return param, s
