# wrong_answer far: subtracts beta, not its half / 减的是 beta，而不是一半
import torch


@torch.no_grad()
def smooth_l1(p, t, beta):
    e = p - t
    size = e.abs()
    quadratic = size * size / (2 * beta) if beta > 0 else 0
    loss = torch.where(size < beta, quadratic, size - beta)
    dp = (e / beta).clamp(-1, 1) if beta > 0 else e.sign()
    return loss, dp


@torch.no_grad()
def huber(p, t, delta):
    e = p - t
    size = e.abs()
    loss = torch.where(size < delta, size * size / 2, delta * (size - delta / 2))
    dp = e.clamp(-delta, delta)
    return loss, dp
