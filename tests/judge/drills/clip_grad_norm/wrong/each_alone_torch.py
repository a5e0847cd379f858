# wrong_answer above: clips each gradient by its own norm / 各梯度按自己的范数分别裁剪
import torch


def clip_grad_norm(grads, max_norm):
    norm = torch.sqrt(sum((grad * grad).sum() for grad in grads))
    for grad in grads:
        own = torch.sqrt((grad * grad).sum())
        grad *= min(1.0, float(max_norm / (own + 1e-6)))
    return norm
