# wrong_answer above: clips every tensor by its own norm / 每个张量按自己的范数裁剪
# cards: train-clip
import torch


@torch.no_grad()
def clip_grad_norm(grads, max_norm):
    norm = torch.sqrt(sum((grad * grad).sum() for grad in grads))
    for grad in grads:
        grad *= (max_norm / (grad.norm() + 1e-6)).clamp(max=1)
    return norm
