# wrong_answer negatives: 1 - p for both targets, not 1 - p_t / 两种目标都用 1 - p，而不是 1 - p_t
# cards: loss-focal-factor
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
    factor = weight * np.where(positive, q, p) ** z.dtype.type(gamma)
    loss = -factor * log_p
    dz = sign * factor * (gamma * p * log_p - q)
    return loss, dz
