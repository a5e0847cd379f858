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
            # fill: s and length, the step within its wave and the wave's length / s、length：波内的步数，和该波的长度
            while (late := s >= length).any():
                s = np.where(late, s - length, s)
                length = np.where(late, length * cfg["mult"], length)
            # end
        # fill: left, the share of base - end that is left / left：base - end 还剩的比例
        done = np.minimum(s / length, 1)
        left = (1 - done) ** cfg["power"] if kind == "poly" else (1 + np.cos(np.pi * done)) / 2
        # end
        lr = cfg["end"] + (base - cfg["end"]) * left
    # fill: lr, with the warm-up over it / lr：盖上 warm-up
    lr = np.where(t < warmup, base * (t + 1) / max(warmup, 1), lr)
    # end
    return lr
