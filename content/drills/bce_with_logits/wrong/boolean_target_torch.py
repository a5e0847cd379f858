# wrong_answer soft: takes the target as true where it isn't 0 / 目标非 0 就当作真
import torch


@torch.no_grad()
def bce_with_logits(z, y, pos_weight):
    y = y.bool().to(z.dtype)
    positive, negative = pos_weight * y, 1 - y
    e = torch.exp(-z.abs())
    tail = torch.log1p(e)
    loss = positive * ((-z).clamp(min=0) + tail) + negative * (z.clamp(min=0) + tail)
    p = torch.where(z >= 0, 1, e) / (1 + e)
    q = torch.where(z >= 0, e, 1) / (1 + e)
    dz = negative * p - positive * q
    return loss, dz
