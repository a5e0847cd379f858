import torch


@torch.no_grad()
def focal_loss(z, y, alpha, gamma):
    sign = 2 * y - 1
    weight = alpha * y + (1 - alpha) * (1 - y)
    t = sign * z
    e = torch.exp(-t.abs())
    # fill: p = sigmoid(t) and q = 1 - p, both with all their digits / p = sigmoid(t) 和 q = 1 - p，有效数字都要齐全
    p = torch.where(t >= 0, 1, e) / (1 + e)
    q = torch.where(t >= 0, e, 1) / (1 + e)
    # end
    # fill: log_p, also where p is 1 / log_p：p 等于 1 时也要算准
    log_p = t.clamp(max=0) - torch.log1p(e)
    # end
    factor = weight * q**gamma
    # fill: loss and dz from factor, p, q and log_p / 用 factor、p、q、log_p 求 loss 和 dz
    loss = -factor * log_p
    dz = sign * factor * (gamma * p * log_p - q)
    # end
    return loss, dz
