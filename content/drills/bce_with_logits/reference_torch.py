"""Binary cross-entropy from logits in elementary operations: the yardstick for answers in PyTorch."""

import torch


@torch.no_grad()
def bce_with_logits(z, y, pos_weight):
    positive, negative = y * pos_weight, 1 - y
    e = z.abs().neg_().exp_()
    tail = e.log1p()
    loss = positive * ((-z).clamp_(min=0) + tail) + negative * (z.clamp(min=0) + tail)
    large = 1 / (1 + e)
    small = e.mul_(large)
    right = z >= 0
    return loss, negative * torch.where(right, large, small) - positive * torch.where(right, small, large)
