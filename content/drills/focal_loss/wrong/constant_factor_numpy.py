# wrong_answer positives: takes the factor for a constant in the derivative / 求导时把因子当成常数
# cards: loss-focal-gradient
import numpy as np


def focal_loss(z, y, alpha, gamma):
    positive = y == 1
    sign = np.where(positive, 1, -1).astype(z.dtype)
    weight = np.where(positive, alpha, 1 - alpha).astype(z.dtype)
    t = sign * z
    e = np.exp(-np.abs(t))
    q = np.where(t >= 0, e, 1) / (1 + e)
    log_p = np.minimum(t, 0) - np.log1p(e)
    factor = weight * q ** z.dtype.type(gamma)
    loss = -factor * log_p
    dz = -sign * factor * q
    return loss, dz
