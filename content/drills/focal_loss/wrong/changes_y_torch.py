# wrong_answer alpha_side: makes the signs in the caller's targets / 在传入的目标里改成 ±1
import torch


@torch.no_grad()
def focal_loss(z, y, alpha, gamma):
    weight = alpha * y + (1 - alpha) * (1 - y)
    sign = y.mul_(2).sub_(1)
    t = sign * z
    e = torch.exp(-t.abs())
    p = torch.where(t >= 0, 1, e) / (1 + e)
    q = torch.where(t >= 0, e, 1) / (1 + e)
    log_p = t.clamp(max=0) - torch.log1p(e)
    factor = weight * q**gamma
    loss = -factor * log_p
    dz = sign * factor * (gamma * p * log_p - q)
    return loss, dz
