# wrong_answer beta_zero: +1 or -1 by comparing with 0, also where the error is 0 / 与 0 比较取 ±1，误差为 0 处也非 0
import torch


@torch.no_grad()
def smooth_l1(p, t, beta):
    e = p - t
    size = e.abs()
    quadratic = size * size / (2 * beta) if beta > 0 else 0
    loss = torch.where(size < beta, quadratic, size - beta / 2)
    dp = (e / beta).clamp(-1, 1) if beta > 0 else torch.where(e >= 0, torch.ones_like(e), -1)
    return loss, dp


@torch.no_grad()
def huber(p, t, delta):
    e = p - t
    size = e.abs()
    loss = torch.where(size < delta, size * size / 2, delta * (size - delta / 2))
    dp = e.clamp(-delta, delta)
    return loss, dp
