import torch


@torch.no_grad()
def bce_with_logits(z, y, pos_weight):
    up, down = torch.exp(z.clamp(max=0)), torch.exp((-z).clamp(max=0))
    small = torch.log1p(torch.minimum(up, down))
    weight = torch.lerp(torch.ones_like(y), torch.full_like(y, pos_weight), y)
    loss = weight * small + torch.where(z > 0, z * (1 - y), -pos_weight * z * y)
    return loss, (up * (1 - y) - down * pos_weight * y) / (up + down)
