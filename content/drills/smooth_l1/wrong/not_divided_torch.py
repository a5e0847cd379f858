# wrong_answer near: the quadratic piece of Huber in smooth L1 / smooth L1 里用了 Huber 的二次段
# cards: loss-smooth-l1-value
import torch


@torch.no_grad()
def smooth_l1(p, t, beta):
    e = p - t
    size = e.abs()
    quadratic = size * size / 2 if beta > 0 else 0
    loss = torch.where(size < beta, quadratic, size - beta / 2)
    dp = (e / beta).clamp(-1, 1) if beta > 0 else e.sign()
    return loss, dp


@torch.no_grad()
def huber(p, t, delta):
    e = p - t
    size = e.abs()
    loss = torch.where(size < delta, size * size / 2, delta * (size - delta / 2))
    dp = e.clamp(-delta, delta)
    return loss, dp
