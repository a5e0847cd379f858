# wrong_answer left_tail: 1 - 1/(1 + exp(x)), which cancels / 1 - 1/(1 + exp(x))，相减抵消
import torch


@torch.no_grad()
def sigmoid(x):
    e = torch.exp(-x.abs())
    right = 1 / (1 + e)
    return torch.where(x >= 0, right, 1 - right)


@torch.no_grad()
def dsigmoid(x):
    e = torch.exp(-x.abs())
    dy = e / (1 + e) ** 2
    return dy
