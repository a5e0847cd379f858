# wrong_answer rate: leaves lr out, as the paper does / 像论文那样没有 lr
# cards: optim-adadelta
import torch


@torch.no_grad()
def adadelta_step(param, grad, s, d, rho, eps, lr):
    s = rho * s + (1 - rho) * grad**2
    delta = torch.sqrt(d + eps) / torch.sqrt(s + eps) * grad
    d = rho * d + (1 - rho) * delta**2
    return param - delta, s, d
