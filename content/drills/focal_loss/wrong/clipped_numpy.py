# wrong_answer sure_and_wrong: keeps p between 1e-7 and 1 - 1e-7 / 把 p 限制在 1e-7 与 1 - 1e-7 之间
import numpy as np


def focal_loss(z, y, alpha, gamma):
    positive = y == 1
    sign = np.where(positive, 1, -1).astype(z.dtype)
    weight = np.where(positive, alpha, 1 - alpha).astype(z.dtype)
    t = sign * z
    e = np.exp(-np.abs(t))
    p = np.where(t >= 0, 1, e) / (1 + e)
    p = np.clip(p, 1e-7, 1 - 1e-7)
    q = 1 - p
    log_p = np.log(p)
    factor = weight * q ** z.dtype.type(gamma)
    loss = -factor * log_p
    dz = sign * factor * (gamma * p * log_p - q)
    return loss, dz
