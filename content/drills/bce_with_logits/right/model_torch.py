import torch


@torch.no_grad()
def bce_with_logits(z, y, pos_weight):
    positive, negative = pos_weight * y, 1 - y
    e = torch.exp(-z.abs())
    # fill: tail, the part of both logarithms that is small far from 0 / tail：两个对数共有的部分，离 0 越远越小
    tail = torch.log1p(e)
    # end
    # fill: loss of each element / 每个元素的 loss
    loss = positive * ((-z).clamp(min=0) + tail) + negative * (z.clamp(min=0) + tail)
    # end
    # fill: p and q = 1 - p, both with all their digits / p 和 q = 1 - p，有效数字都要齐全
    p = torch.where(z >= 0, 1, e) / (1 + e)
    q = torch.where(z >= 0, e, 1) / (1 + e)
    # end
    dz = negative * p - positive * q
    return loss, dz
