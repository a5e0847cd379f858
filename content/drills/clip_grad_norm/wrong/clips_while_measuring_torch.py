# wrong_answer above: clips each tensor by the norm of those so far / 边测边裁，每个张量只用了到它为止的范数
import torch


@torch.no_grad()
def clip_grad_norm(grads, max_norm):
    total = 0
    for grad in grads:
        total = total + (grad * grad).sum()
        grad *= (max_norm / (total.sqrt() + 1e-6)).clamp(max=1)
    return total.sqrt()
