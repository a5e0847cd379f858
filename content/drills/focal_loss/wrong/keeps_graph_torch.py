# wrong_answer gradient: the results hang on the graph of z / 结果还连着 z 的计算图
import torch


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
    dz = sign * factor * (gamma * p * log_p - q)
    return loss, dz
