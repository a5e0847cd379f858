# wrong_answer one_array: clamp_ clips each value, which changes the direction / clamp_ 逐个值截断，方向变了
# cards: train-clip-value
import torch


@torch.no_grad()
def clip_grad_norm(grads, max_norm):
    norm = torch.sqrt(sum((grad * grad).sum() for grad in grads))
    for grad in grads:
        grad.clamp_(-max_norm, max_norm)
    return norm
