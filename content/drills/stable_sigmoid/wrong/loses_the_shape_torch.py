# wrong_answer shapes: flattens a scalar into (1,) / 把标量变成了形状 (1,)
import torch


@torch.no_grad()
def sigmoid(x):
    e = torch.exp(-x.abs())
    numerator = torch.where(x >= 0, torch.ones_like(e), e)
    return torch.atleast_1d(numerator / (1 + e))


@torch.no_grad()
def dsigmoid(x):
    e = torch.exp(-x.abs())
    dy = e / (1 + e) ** 2
    return dy
