"""GELU and its two approximations in elementary operations: the yardstick for answers in PyTorch."""

import math

import torch


@torch.no_grad()
def gelu(x, approximate):
    if approximate == "none":
        return (x * -math.sqrt(0.5)).erfc_().mul_(x).mul_(0.5)
    if approximate == "tanh":
        return (x * x).mul_(0.044715).add_(1).mul_(x).mul_(2 * math.sqrt(2 / math.pi)).sigmoid_().mul_(x)
    if approximate == "sigmoid":
        return (x * 1.702).sigmoid_().mul_(x)
    raise ValueError(approximate)
