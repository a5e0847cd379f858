"""Smooth L1 and Huber loss by clamping the error: the yardstick for answers in PyTorch."""

import torch


@torch.no_grad()
def smooth_l1(p, t, beta):
    e = p - t
    if beta == 0:
        return e.abs(), e.sign()
    dp = (e / beta).clamp_(-1, 1)
    return dp * (e - dp * (beta / 2)), dp


@torch.no_grad()
def huber(p, t, delta):
    e = p - t
    dp = e.clamp(-delta, delta)
    return dp * (e - dp / 2), dp
