# wrong_answer slopes: s' times the argument, a chain rule too many / 又乘了自变量，多了一次链式法则
import torch


@torch.no_grad()
def sigmoid(x):
    e = torch.exp(-x.abs())
    numerator = torch.where(x >= 0, torch.ones_like(e), e)
    return numerator / (1 + e)


@torch.no_grad()
def dsigmoid(x):
    e = torch.exp(-x.abs())
    dy = x * e / (1 + e) ** 2
    return dy
