# wrong_answer beta_zero: multiplies pieces by masks, and 0 times NaN is NaN / 用掩码去乘两段，0 乘 NaN 还是 NaN
import torch


@torch.no_grad()
def smooth_l1(p, t, beta):
    e = p - t
    size = e.abs()
    quadratic = size * size / torch.tensor(2.0 * beta)
    loss = quadratic * (size < beta) + (size - beta / 2) * (size >= beta)
    dp = (e / beta).clamp(-1, 1) if beta > 0 else e.sign()
    return loss, dp


@torch.no_grad()
def huber(p, t, delta):
    e = p - t
    size = e.abs()
    loss = torch.where(size < delta, size * size / 2, delta * (size - delta / 2))
    dp = e.clamp(-delta, delta)
    return loss, dp
