# wrong_answer not_finite: clamps the caller's tensor to ±100 / 原地把传入的张量截到 ±100
import torch


@torch.no_grad()
def sigmoid(x):
    x = x.clamp_(-100, 100)
    e = torch.exp(-x.abs())
    numerator = torch.where(x >= 0, torch.ones_like(e), e)
    return numerator / (1 + e)


@torch.no_grad()
def dsigmoid(x):
    e = torch.exp(-x.abs())
    dy = e / (1 + e) ** 2
    return dy
