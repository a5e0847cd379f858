"""Smooth L1 and Huber loss with their derivatives, one element at a time.

Source: Girshick 2015 (arXiv 1504.08083), equation 3, with beta; torch.nn.functional.smooth_l1_loss and huber_loss.
Deliberate differences: the derivatives are given too; at beta = 0 and e = 0 it is 0, a subgradient.
"""

import numpy as np


def smooth_l1(p, t, beta):
    def piece(e):
        if abs(e) < beta:
            return e * e / (2 * beta), e / beta
        return abs(e) - beta / 2, np.sign(e)

    return _each(piece, p, t)


def huber(p, t, delta):
    def piece(e):
        if abs(e) < delta:
            return e * e / 2, e
        return delta * (abs(e) - delta / 2), delta * np.sign(e)

    return _each(piece, p, t)


def _each(piece, p, t):
    loss, dp = np.zeros(p.shape), np.zeros(p.shape)
    for i in np.ndindex(p.shape):
        loss[i], dp[i] = piece(p[i] - t[i])
    return loss, dp
