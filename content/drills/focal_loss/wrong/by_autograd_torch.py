# forbidden positives: lets autograd find dz / 让 autograd 求 dz
import torch


def focal_loss(z, y, alpha, gamma):
    sign = 2 * y - 1
    weight = alpha * y + (1 - alpha) * (1 - y)
    z = z.detach().requires_grad_()
    t = sign * z
    e = torch.exp(-t.abs())
    q = torch.where(t >= 0, e, 1) / (1 + e)
    log_p = t.clamp(max=0) - torch.log1p(e)
    factor = weight * q**gamma
    loss = -factor * log_p
    (dz,) = torch.autograd.grad(loss.sum(), z)
    return loss.detach(), dz
