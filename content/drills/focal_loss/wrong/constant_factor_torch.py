# wrong_answer positives: detaches the factor, so it counts as a constant / 把因子 detach 了，求导时当成常数
# cards: loss-focal-gradient
import torch


@torch.no_grad()
def focal_loss(z, y, alpha, gamma):
    sign = 2 * y - 1
    weight = alpha * y + (1 - alpha) * (1 - y)
    t = sign * z
    e = torch.exp(-t.abs())
    q = torch.where(t >= 0, e, 1) / (1 + e)
    log_p = t.clamp(max=0) - torch.log1p(e)
    factor = weight * q**gamma
    loss = -factor * log_p
    dz = -sign * factor.detach() * q
    return loss, dz
