# wrong_answer sure_and_wrong: log(1 - p), where p is 1 / 取 log(1 - p)，而 p 已是 1
# cards: loss-bce-logits
import torch


@torch.no_grad()
def bce_with_logits(z, y, pos_weight):
    positive, negative = pos_weight * y, 1 - y
    e = torch.exp(-z.abs())
    p = torch.where(z >= 0, 1, e) / (1 + e)
    q = 1 - p
    loss = -positive * p.log() - negative * q.log()
    dz = negative * p - positive * q
    return loss, dz
