# wrong_answer gradient: the result hangs on the graph of x / 结果还连着 x 的计算图
import torch


def sigmoid(x):
    e = torch.exp(-x.abs())
    numerator = torch.where(x >= 0, torch.ones_like(e), e)
    return numerator / (1 + e)


def dsigmoid(x):
    e = torch.exp(-x.abs())
    dy = e / (1 + e) ** 2
    return dy
