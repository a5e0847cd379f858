# wrong_answer large_eps: adds eps outside the roots / 把 eps 加在根号外面
# cards: optim-adadelta
import torch


@torch.no_grad()
def adadelta_step(param, grad, s, d, rho, eps, lr):
    s = rho * s + (1 - rho) * grad**2
    delta = (torch.sqrt(d) + eps) / (torch.sqrt(s) + eps) * grad
    d = rho * d + (1 - rho) * delta**2
    return param - lr * delta, s, d
