from math import cos, pi

import numpy as np


def _rate(t, cfg):
    base, warmup = cfg["base"], cfg.get("warmup", 0)
    if t < warmup:
        return base / warmup * (t + 1)
    s, kind = t - warmup, cfg["kind"]
    if kind in ("step", "exp"):
        return base * cfg["gamma"] ** (s // cfg.get("step_size", 1))
    T, end = cfg["T"], cfg["end"]
    if kind == "poly":
        return end if s >= T else end + (base - end) * ((T - s) / T) ** cfg["power"]
    if kind == "restarts":
        while s >= T:
            s -= T
            T *= cfg["mult"]
    return end if s >= T else end + 0.5 * (base - end) * (1 + cos(pi * s / T))


def lr_at(t, cfg):
    return np.array([_rate(one, cfg) for one in t.ravel().tolist()], float).reshape(t.shape)
