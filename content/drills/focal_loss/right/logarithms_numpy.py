import numpy as np


def focal_loss(z, y, alpha, gamma):
    one = z.dtype.type(1)
    t = np.where(y > 0, z, -z)
    weight = np.where(y > 0, one * alpha, one * (1 - alpha))
    log_p, log_q = -np.logaddexp(0 * one, -t), -np.logaddexp(0 * one, t)
    p, q = np.exp(log_p), np.exp(log_q)
    factor = weight * np.power(q, one * gamma)
    slope = factor * (one * gamma * p * -log_p + q)
    return -factor * log_p, np.where(y > 0, -slope, slope)
