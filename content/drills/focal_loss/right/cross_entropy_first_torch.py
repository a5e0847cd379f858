import torch


@torch.no_grad()
def focal_loss(z, y, alpha, gamma):
    positive = y > 0.5
    t = torch.where(positive, z, -z)
    up, down = t.clamp(max=0).exp(), (-t).clamp(max=0).exp()
    p, q = up / (up + down), down / (up + down)
    cross_entropy = torch.relu(-t) + torch.log1p(torch.minimum(up, down))
    weight = torch.where(positive, alpha, 1 - alpha).to(z.dtype)
    scale = weight * torch.pow(q, gamma)
    slope = scale * (q + gamma * p * cross_entropy)
    return scale * cross_entropy, torch.where(positive, -slope, slope)
