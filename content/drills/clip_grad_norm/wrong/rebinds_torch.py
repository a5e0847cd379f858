# wrong_answer one_array: makes new tensors, and the caller's stay as they were / 生成了新张量，调用者的张量没有变
import torch


@torch.no_grad()
def clip_grad_norm(grads, max_norm):
    norm = torch.sqrt(sum((grad * grad).sum() for grad in grads))
    factor = (max_norm / (norm + 1e-6)).clamp(max=1)
    grads = [grad * factor for grad in grads]
    return norm
