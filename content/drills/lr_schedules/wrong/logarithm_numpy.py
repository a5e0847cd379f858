# wrong_answer restarts_late: finds the wave by a logarithm, which is rounded / 用对数求是第几个波，被舍入误差骗了
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
            mult = cfg["mult"]
            if mult == 1:
                s = s % length
            else:
                n = np.floor(np.log(s / length * (mult - 1) + 1) / np.log(mult)).astype(int)
                s = s - length * (mult**n - 1) // (mult - 1)
                length = length * mult**n
        done = np.minimum(s / length, 1)
        left = (1 - done) ** cfg["power"] if kind == "poly" else (1 + np.cos(np.pi * done)) / 2
        lr = cfg["end"] + (base - cfg["end"]) * left
    lr = np.where(t < warmup, base * (t + 1) / max(warmup, 1), lr)
    return lr
