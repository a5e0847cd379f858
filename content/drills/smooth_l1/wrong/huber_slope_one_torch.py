# wrong_answer huber_far: Huber's slope is 1 far away, not delta / Huber 远处的斜率写成 1，而不是 delta
import torch


@torch.no_grad()
def smooth_l1(p, t, beta):
    e = p - t
    size = e.abs()
    quadratic = size * size / (2 * beta) if beta > 0 else 0
    loss = torch.where(size < beta, quadratic, size - beta / 2)
    dp = (e / beta).clamp(-1, 1) if beta > 0 else e.sign()
    return loss, dp


@torch.no_grad()
def huber(p, t, delta):
    e = p - t
    size = e.abs()
    loss = torch.where(size < delta, size * size / 2, delta * (size - delta / 2))
    dp = torch.where(size < delta, e, e.sign())
    return loss, dp
