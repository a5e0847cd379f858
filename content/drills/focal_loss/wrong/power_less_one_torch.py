# wrong_answer beyond: the power gamma - 1 is infinite where 1 - p is 0 / gamma - 1 次方在 1 - p 为 0 处无穷大
# cards: loss-focal-gradient
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
    factor = weight * q**gamma
    loss = -factor * log_p
    dz = sign * weight * (gamma * q ** (gamma - 1) * q * p * log_p - q ** (gamma + 1))
    return loss, dz
