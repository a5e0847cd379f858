import torch


@torch.no_grad()
def sigmoid(x):
    e = torch.exp(-x.abs())
    # fill: the numerator over 1 + e, where x >= 0 and where x < 0 / 分母为 1 + e 时的分子：x >= 0 与 x < 0 各是什么
    numerator = torch.where(x >= 0, torch.ones_like(e), e)
    # end
    return numerator / (1 + e)


@torch.no_grad()
def dsigmoid(x):
    # fill: dy, of a power that can't overflow / 用不会溢出的指数写出 dy
    e = torch.exp(-x.abs())
    dy = e / (1 + e) ** 2
    # end
    return dy
