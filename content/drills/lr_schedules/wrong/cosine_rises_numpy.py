# wrong_answer polynomial_end: goes on after T: the cosine rises again, the power turns NaN / T 之后继续算：余弦再升上去，幂变成 NaN
# cards: train-lr-cosine
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
        done = s / length
        left = (1 - done) ** cfg["power"] if kind == "poly" else (1 + np.cos(np.pi * done)) / 2
        lr = cfg["end"] + (base - cfg["end"]) * left
    lr = np.where(t < warmup, base * (t + 1) / max(warmup, 1), lr)
    return lr
