"""Learning-rate schedules, one step number at a time, in float64.

Sources: torch.optim.lr_scheduler 2.13 (StepLR, ExponentialLR, CosineAnnealingWarmRestarts); SGDR, Loshchilov & Hutter
2016, arXiv:1608.03983, equation 5; polynomial decay with an end value as TensorFlow's PolynomialDecay.

Deliberate differences
    After T the cosine stays at its end; PyTorch's CosineAnnealingLR rises again.
    The warm-up's first rate is base / warmup and its last is base, before the schedule begins.
    Closed forms of the step number; PyTorch's schedulers are stepped.
"""

import math

import numpy as np


def lr_at(t, cfg):
    out = np.empty(t.shape)
    for i in np.ndindex(t.shape):
        out[i] = _one(int(t[i]), **cfg)
    return out


def _one(t, kind, base, warmup=0, step_size=None, gamma=None, T=None, power=None, end=None, mult=None):
    if t < warmup:
        return base * (t + 1) / warmup
    s = t - warmup
    if kind == "step":
        return base * gamma ** (s // step_size)
    if kind == "exp":
        return base * gamma**s
    if kind == "poly":
        return end + (base - end) * (1 - min(s, T) / T) ** power
    if kind == "restarts":
        while s >= T:
            s, T = s - T, T * mult
    return end + (base - end) * (1 + math.cos(math.pi * min(s, T) / T)) / 2
