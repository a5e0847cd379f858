# wrong_answer weighted: dz is p - y, without pos_weight / dz 仍是 p - y，漏了 pos_weight
# cards: loss-bce-logits
import torch


@torch.no_grad()
def bce_with_logits(z, y, pos_weight):
    positive, negative = pos_weight * y, 1 - y
    e = torch.exp(-z.abs())
    tail = torch.log1p(e)
    loss = positive * ((-z).clamp(min=0) + tail) + negative * (z.clamp(min=0) + tail)
    p = torch.where(z >= 0, 1, e) / (1 + e)
    q = torch.where(z >= 0, e, 1) / (1 + e)
    dz = negative * p - y * q
    return loss, dz
