# wrong_answer warmup: warms up one step too long, above base / warm-up 多走了一步，超过 base
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
            while (late := s >= length).any():
                s = np.where(late, s - length, s)
                length = np.where(late, length * cfg["mult"], length)
        done = np.minimum(s / length, 1)
        left = (1 - done) ** cfg["power"] if kind == "poly" else (1 + np.cos(np.pi * done)) / 2
        lr = cfg["end"] + (base - cfg["end"]) * left
    lr = np.where((t <= warmup) & (warmup > 0), base * (t + 1) / max(warmup, 1), lr)
    return lr
