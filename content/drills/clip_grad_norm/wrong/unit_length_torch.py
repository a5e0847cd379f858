# wrong_answer one_array: shrinks to length 1, whatever the bound / 不管上限是多少，都缩到长度 1
import torch


@torch.no_grad()
def clip_grad_norm(grads, max_norm):
    norm = torch.sqrt(sum((grad * grad).sum() for grad in grads))
    factor = torch.where(norm + 1e-6 > max_norm, 1 / (norm + 1e-6), torch.ones_like(norm) * (norm == norm))
    for grad in grads:
        grad *= factor
    return norm
