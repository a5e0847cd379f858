# wrong_answer beyond: the power gamma - 1 is infinite where 1 - p is 0 / gamma - 1 次方在 1 - p 为 0 处无穷大
# cards: loss-focal-gradient
import numpy as np


def focal_loss(z, y, alpha, gamma):
    positive = y == 1
    sign = np.where(positive, 1, -1).astype(z.dtype)
    weight = np.where(positive, alpha, 1 - alpha).astype(z.dtype)
    t = sign * z
    e = np.exp(-np.abs(t))
    p = np.where(t >= 0, 1, e) / (1 + e)
    q = np.where(t >= 0, e, 1) / (1 + e)
    log_p = np.minimum(t, 0) - np.log1p(e)
    factor = weight * q ** z.dtype.type(gamma)
    loss = -factor * log_p
    inner = gamma * q ** z.dtype.type(gamma - 1) * q * p * log_p
    dz = sign * weight * (inner - q ** z.dtype.type(gamma + 1))
    return loss, dz
