"""Binary cross-entropy from logits and its derivative, one element at a time.

Source: the definition, as torch.nn.functional.binary_cross_entropy_with_logits with pos_weight and reduction="none".
Deliberate differences: the derivative is given too; small values keep their relative precision.
"""

import math

import numpy as np


def bce_with_logits(z, y, pos_weight):
    loss, dz = np.zeros(z.shape), np.zeros(z.shape)
    for i in np.ndindex(z.shape):
        positive, negative = pos_weight * float(y[i]), 1 - float(y[i])
        loss[i] = positive * _softplus(-z[i]) + negative * _softplus(z[i])
        dz[i] = negative * _sigmoid(z[i]) - positive * _sigmoid(-z[i])
    return loss, dz


def _softplus(t):
    return max(t, 0.0) + math.log1p(math.exp(-abs(t)))


def _sigmoid(t):
    return 1 / (1 + math.exp(-t)) if t >= 0 else math.exp(t) / (1 + math.exp(t))
