# wrong_answer one_array: gives a Python float instead of a tensor / 返回 Python 浮点数，而不是张量
import torch


@torch.no_grad()
def clip_grad_norm(grads, max_norm):
    norm = torch.sqrt(sum((grad * grad).sum() for grad in grads))
    factor = (max_norm / (norm + 1e-6)).clamp(max=1)
    for grad in grads:
        grad *= factor
    return norm.item()
