# wrong_answer sure_and_wrong: log(1 + exp(z)), which overflows / log(1 + exp(z))，溢出
import torch


@torch.no_grad()
def bce_with_logits(z, y, pos_weight):
    positive, negative = pos_weight * y, 1 - y
    e = torch.exp(-z.abs())
    loss = positive * (1 + torch.exp(-z)).log() + negative * (1 + torch.exp(z)).log()
    p = torch.where(z >= 0, 1, e) / (1 + e)
    q = torch.where(z >= 0, e, 1) / (1 + e)
    dz = negative * p - positive * q
    return loss, dz
