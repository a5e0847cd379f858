import numpy as np


def bce_with_logits(z, y, pos_weight):
    y = y.astype(z.dtype)
    weight = 1 + (pos_weight - 1) * y
    e = np.exp(-abs(z))
    loss = (1 - y) * np.where(z > 0, z, 0) + pos_weight * y * np.where(z < 0, -z, 0) + weight * np.log1p(e)
    top = np.where(z < 0, e * (1 - y) - pos_weight * y, (1 - y) - pos_weight * y * e)
    dz = top / (1 + e)
    return np.asarray(loss, z.dtype), np.asarray(dz, z.dtype)
