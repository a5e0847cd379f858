# wrong_answer slope_right: s * (1 - s), where 1 - s has no digits left / s * (1 - s)，而 1 - s 已没有有效数字
# cards: act-sigmoid-slope
import torch


@torch.no_grad()
def sigmoid(x):
    e = torch.exp(-x.abs())
    numerator = torch.where(x >= 0, torch.ones_like(e), e)
    return numerator / (1 + e)


@torch.no_grad()
def dsigmoid(x):
    s = sigmoid(x)
    dy = s * (1 - s)
    return dy
