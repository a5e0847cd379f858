# wrong_answer restarts_growing: s % T: all waves are of one length / 用 s % T，所有波一样长
import numpy as np


def lr_at(t, cfg):
    kind, base, warmup = cfg["kind"], cfg["base"], cfg.get("warmup", 0)
    s = np.maximum(t - warmup, 0)
    if kind == "step":
        lr = base * cfg["gamma"] ** (s // cfg["step_size"])
    elif kind == "exp":
        lr = base * cfg["gamma"] ** s
    else:
        length = np.full(s.shape, cfg["T"])
        if kind == "restarts":
            s = s % length
        done = np.minimum(s / length, 1)
        left = (1 - done) ** cfg["power"] if kind == "poly" else (1 + np.cos(np.pi * done)) / 2
        lr = cfg["end"] + (base - cfg["end"]) * left
    lr = np.where(t < warmup, base * (t + 1) / max(warmup, 1), lr)
    return lr
