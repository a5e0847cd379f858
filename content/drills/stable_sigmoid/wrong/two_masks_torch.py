# wrong_answer zero: fills x > 0 and x < 0 of zeros, and leaves 0 at 0 / 只填了 x > 0 和 x < 0，漏掉 x = 0
import torch


@torch.no_grad()
def sigmoid(x):
    e = torch.exp(-x.abs())
    y = torch.zeros_like(x)
    y[x > 0] = 1 / (1 + e[x > 0])
    y[x < 0] = e[x < 0] / (1 + e[x < 0])
    return y


@torch.no_grad()
def dsigmoid(x):
    e = torch.exp(-x.abs())
    dy = e / (1 + e) ** 2
    return dy
