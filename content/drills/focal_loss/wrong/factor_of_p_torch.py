# wrong_answer negatives: 1 - p for both targets, not 1 - p_t / 两种目标都用 1 - p，而不是 1 - p_t
# cards: loss-focal-factor
import torch


@torch.no_grad()
def focal_loss(z, y, alpha, gamma):
    sign = 2 * y - 1
    weight = alpha * y + (1 - alpha) * (1 - y)
    t = sign * z
    e = torch.exp(-t.abs())
    p = torch.where(t >= 0, 1, e) / (1 + e)
    q = torch.where(t >= 0, e, 1) / (1 + e)
    log_p = t.clamp(max=0) - torch.log1p(e)
    factor = weight * torch.where(y == 1, q, p) ** gamma
    loss = -factor * log_p
    dz = sign * factor * (gamma * p * log_p - q)
    return loss, dz
