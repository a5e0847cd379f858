# wrong_answer not_a_number: `norm > max_norm` is False for NaN, so nothing happens / NaN 时 norm > max_norm 为假，什么也没做
import torch


@torch.no_grad()
def clip_grad_norm(grads, max_norm):
    norm = torch.sqrt(sum((grad * grad).sum() for grad in grads))
    factor = (max_norm / (norm + 1e-6)).clamp(max=1)
    if norm > max_norm - 1e-6:
        for grad in grads:
            grad *= factor
    return norm
