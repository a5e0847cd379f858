"""Sigmoid and its derivative by the power of -|x| alone: the yardstick for answers in PyTorch."""

import torch


@torch.no_grad()
def sigmoid(x):
    e = x.abs().neg_().exp_()
    return torch.where(x >= 0, 1, e).div_(e.add_(1))


@torch.no_grad()
def dsigmoid(x):
    e = x.abs().neg_().exp_()
    return e / (e + 1).square_()
