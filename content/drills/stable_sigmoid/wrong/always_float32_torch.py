# wrong_answer values: float32 for float64 numbers / 输入 float64，结果却是 float32
import torch


@torch.no_grad()
def sigmoid(x):
    e = torch.exp(-x.abs().float())
    numerator = torch.where(x >= 0, torch.ones_like(e), e)
    return numerator / (1 + e)


@torch.no_grad()
def dsigmoid(x):
    e = torch.exp(-x.abs())
    dy = e / (1 + e) ** 2
    return dy
