import numpy as np


def one_side(t, weight, gamma):
    e = np.exp(-np.abs(t))
    p, q = np.where(t < 0, e, 1) / (1 + e), np.where(t < 0, 1, e) / (1 + e)
    cross_entropy = np.maximum(-t, 0) + np.log1p(e)
    scale = weight * q**gamma
    return scale * cross_entropy, -scale * (q + gamma * p * cross_entropy)


def focal_loss(z, y, alpha, gamma):
    loss_1, slope_1 = one_side(z, alpha, gamma)
    loss_0, slope_0 = one_side(-z, 1 - alpha, gamma)
    loss = y * loss_1 + (1 - y) * loss_0
    dz = y * slope_1 - (1 - y) * slope_0
    return np.asarray(loss, z.dtype), np.asarray(dz, z.dtype)
