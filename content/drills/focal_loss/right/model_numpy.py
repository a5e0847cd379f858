import numpy as np


def focal_loss(z, y, alpha, gamma):
    positive = y == 1
    sign = np.where(positive, 1, -1).astype(z.dtype)
    weight = np.where(positive, alpha, 1 - alpha).astype(z.dtype)
    t = sign * z
    e = np.exp(-np.abs(t))
    # fill: p = sigmoid(t) and q = 1 - p, both with all their digits / p = sigmoid(t) 和 q = 1 - p，有效数字都要齐全
    p = np.where(t >= 0, 1, e) / (1 + e)
    q = np.where(t >= 0, e, 1) / (1 + e)
    # end
    # fill: log_p, also where p is 1 or e overflows nothing / log_p：p 等于 1 时也要算准
    log_p = np.minimum(t, 0) - np.log1p(e)
    # end
    factor = weight * q ** z.dtype.type(gamma)
    # fill: loss and dz from factor, p, q and log_p / 用 factor、p、q、log_p 求 loss 和 dz
    loss = -factor * log_p
    dz = sign * factor * (gamma * p * log_p - q)
    # end
    return loss, dz
