# wrong_answer sure_and_right: 1 - exp(log p), which cancels / 1 - exp(log p)，相减抵消
import torch


@torch.no_grad()
def focal_loss(z, y, alpha, gamma):
    sign = 2 * y - 1
    weight = alpha * y + (1 - alpha) * (1 - y)
    t = sign * z
    e = torch.exp(-t.abs())
    p = torch.where(t >= 0, 1, e) / (1 + e)
    log_p = t.clamp(max=0) - torch.log1p(e)
    q = (1 - torch.exp(log_p)).clamp(min=1e-12)
    factor = weight * q**gamma
    loss = -factor * log_p
    dz = sign * factor * (gamma * p * log_p - q)
    return loss, dz
