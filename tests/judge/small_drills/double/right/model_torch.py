import torch


def double(x):
    # fill: twice x / x 的两倍
    return torch.mul(x, 2)
    # end
