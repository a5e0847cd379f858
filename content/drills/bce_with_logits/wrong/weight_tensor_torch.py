# wrong_answer positives: a float64 weight of shape (1,) / 权重是形状 (1,) 的 float64 张量
import torch


@torch.no_grad()
def bce_with_logits(z, y, pos_weight):
    positive, negative = torch.tensor([pos_weight], dtype=torch.float64) * y, 1 - y
    e = torch.exp(-z.abs())
    tail = torch.log1p(e)
    loss = positive * ((-z).clamp(min=0) + tail) + negative * (z.clamp(min=0) + tail)
    p = torch.where(z >= 0, 1, e) / (1 + e)
    q = torch.where(z >= 0, e, 1) / (1 + e)
    dz = negative * p - positive * q
    return loss, dz
