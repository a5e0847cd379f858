# wrong_answer positives: the derivative of the log-likelihood, not of the loss / 是对数似然的导数，不是损失的导数
import torch


@torch.no_grad()
def bce_with_logits(z, y, pos_weight):
    positive, negative = pos_weight * y, 1 - y
    e = torch.exp(-z.abs())
    tail = torch.log1p(e)
    loss = positive * ((-z).clamp(min=0) + tail) + negative * (z.clamp(min=0) + tail)
    p = torch.where(z >= 0, 1, e) / (1 + e)
    q = torch.where(z >= 0, e, 1) / (1 + e)
    dz = positive * q - negative * p
    return loss, dz
