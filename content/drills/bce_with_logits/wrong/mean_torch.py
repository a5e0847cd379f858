# wrong_answer positives: averages over the elements, as PyTorch does by default / 像 PyTorch 默认那样取了平均
import torch


@torch.no_grad()
def bce_with_logits(z, y, pos_weight):
    positive, negative = pos_weight * y, 1 - y
    e = torch.exp(-z.abs())
    tail = torch.log1p(e)
    loss = positive * ((-z).clamp(min=0) + tail) + negative * (z.clamp(min=0) + tail)
    p = torch.where(z >= 0, 1, e) / (1 + e)
    q = torch.where(z >= 0, e, 1) / (1 + e)
    dz = negative * p - positive * q
    return loss.mean(), dz / z.numel()
