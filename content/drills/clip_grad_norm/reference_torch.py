"""The same in a few operations on whole tensors."""

import torch


@torch.no_grad()
def clip_grad_norm(grads, max_norm):
    norm = torch.stack([grad.square().sum() for grad in grads]).sum().sqrt()
    coefficient = (max_norm / (norm + 1e-6)).clamp(max=1)
    for grad in grads:
        grad.mul_(coefficient)
    return norm
