# wrong_answer infinite: turns a broken gradient into 0 without a word / 把坏掉的梯度悄悄变成 0
import torch


@torch.no_grad()
def clip_grad_norm(grads, max_norm):
    norm = torch.sqrt(sum((grad * grad).sum() for grad in grads))
    factor = (max_norm / (norm + 1e-6)).clamp(max=1)
    for grad in grads:
        grad.mul_(factor).nan_to_num_(nan=0.0)
    return norm
