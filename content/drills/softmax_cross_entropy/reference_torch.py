"""Softmax cross-entropy in elementary operations: the yardstick for answers in PyTorch, on the CPU and on a GPU."""

import torch


@torch.no_grad()
def softmax_cross_entropy(logits, labels, ignore_index):
    counts = labels != ignore_index
    target = labels.where(counts, 0).unsqueeze(1)
    n = counts.sum().clamp(min=1).to(logits.dtype)
    share = (counts / n).to(logits.dtype)
    shifted = logits - logits.amax(1, keepdim=True) if len(labels) else logits
    grad = shifted.exp()
    total = grad.sum(1, keepdim=True)
    losses = total.log().sub_(shifted.gather(1, target)).squeeze(1)
    grad.mul_(share.unsqueeze(1) / total)
    grad.scatter_add_(1, target, -share.unsqueeze(1))
    return (losses * share).sum(), grad
