# wrong_answer left_tail: keeps the result between 1e-7 and 1 - 1e-7 / 把结果限制在 1e-7 与 1 - 1e-7 之间
import torch


@torch.no_grad()
def sigmoid(x):
    e = torch.exp(-x.abs())
    numerator = torch.where(x >= 0, torch.ones_like(e), e)
    return (numerator / (1 + e)).clamp(1e-7, 1 - 1e-7)


@torch.no_grad()
def dsigmoid(x):
    e = torch.exp(-x.abs())
    dy = e / (1 + e) ** 2
    return dy
