# wrong_answer far: |e| above beta, half of beta not taken off / 线性段是 |e|，没减 beta 的一半，两段接不上
# cards: loss-smooth-l1
import torch


@torch.no_grad()
def smooth_l1(p, t, beta):
    e = p - t
    size = e.abs()
    quadratic = size * size / (2 * beta) if beta > 0 else 0
    loss = torch.where(size < beta, quadratic, size)
    dp = (e / beta).clamp(-1, 1) if beta > 0 else e.sign()
    return loss, dp


@torch.no_grad()
def huber(p, t, delta):
    e = p - t
    size = e.abs()
    loss = torch.where(size < delta, size * size / 2, delta * (size - delta / 2))
    dp = e.clamp(-delta, delta)
    return loss, dp
