import torch


@torch.no_grad()
def focal_loss(z, y, alpha, gamma):
    t = torch.where(y == 1, z, -z)
    e = torch.exp(-t.abs())
    tail = torch.log1p(e)
    cross_entropy = (-t).clamp_min(0) + tail
    top = torch.exp(-t.clamp_min(0))
    base = 1 + e
    weight = torch.full_like(z, 1 - alpha).masked_fill(y == 1, alpha)
    scale = weight * (top / base) ** gamma
    dt = -scale * (top + gamma * torch.exp(t.clamp_max(0)) * cross_entropy) / base
    return scale * cross_entropy, dt * (2 * y - 1)
