# wrong_answer sure_and_wrong: holds each log above -100, as BCELoss does / 像 BCELoss 那样把对数截在 -100
import torch


@torch.no_grad()
def bce_with_logits(z, y, pos_weight):
    positive, negative = pos_weight * y, 1 - y
    e = torch.exp(-z.abs())
    p = torch.where(z >= 0, 1, e) / (1 + e)
    q = torch.where(z >= 0, e, 1) / (1 + e)
    loss = -positive * p.log().clamp(min=-100) - negative * q.log().clamp(min=-100)
    dz = negative * p - positive * q
    return loss, dz
