# wrong_answer sure_and_right: log(1 + e), which drops a small e / log(1 + e)，e 很小时被丢掉
# cards: loss-bce-logits
import torch


@torch.no_grad()
def bce_with_logits(z, y, pos_weight):
    positive, negative = pos_weight * y, 1 - y
    e = torch.exp(-z.abs())
    tail = torch.log(1 + e)
    loss = positive * ((-z).clamp(min=0) + tail) + negative * (z.clamp(min=0) + tail)
    p = torch.where(z >= 0, 1, e) / (1 + e)
    q = torch.where(z >= 0, e, 1) / (1 + e)
    dz = negative * p - positive * q
    return loss, dz
