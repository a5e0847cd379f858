# wrong_answer positives: 1 - p as exp(-loss), but after weighting / 用 exp(-loss) 求 p_t，却是加权之后的 loss
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
    factor = weight * (1 - torch.exp(weight * log_p)) ** gamma
    loss = -factor * log_p
    dz = sign * factor * (gamma * p * log_p - q)
    return loss, dz
