"""Sigmoid focal loss and its derivative, one element at a time.

Source: Lin et al. 2017 (arXiv 1708.02002), equation 5 and appendix B; torchvision.ops.sigmoid_focal_loss.
Deliberate differences: the derivative is given too; small values keep their relative precision; alpha is always used.
"""

import math

import numpy as np


def focal_loss(z, y, alpha, gamma):
    loss, dz = np.zeros(z.shape), np.zeros(z.shape)
    for i in np.ndindex(z.shape):
        sign, weight = (1, alpha) if y[i] == 1 else (-1, 1 - alpha)
        t = sign * z[i]
        p, q = _sigmoid(t), _sigmoid(-t)
        log_p = min(t, 0.0) - math.log1p(math.exp(-abs(t)))
        loss[i] = -weight * q**gamma * log_p
        dz[i] = sign * weight * q**gamma * (gamma * p * log_p - q)
    return loss, dz


def _sigmoid(t):
    return 1 / (1 + math.exp(-t)) if t >= 0 else math.exp(t) / (1 + math.exp(t))
