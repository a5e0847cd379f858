import numpy as np


def _step(s, base, step_size, gamma):
    return base * np.power(gamma, np.floor_divide(s, step_size))


def _exp(s, base, gamma):
    return base * np.exp(s * np.log(gamma))


def _poly(s, base, end, T, power):
    left = np.clip((T - s) / T, 0, None)
    return (base - end) * left**power + end


def _cosine(s, base, end, T):
    return end + (base - end) * np.cos(np.pi / 2 * np.clip(s / T, 0, 1)) ** 2


def _restarts(s, base, end, T, mult):
    edges = [0]
    while edges[-1] <= s.max(initial=0):
        edges.append(edges[-1] + T * mult ** (len(edges) - 1))
    edges = np.array(edges)
    wave = np.searchsorted(edges, s, side="right") - 1
    return _cosine(s - edges[wave], base, end, edges[wave + 1] - edges[wave])


_KINDS = {"step": _step, "exp": _exp, "poly": _poly, "cosine": _cosine, "restarts": _restarts}


def lr_at(t, cfg):
    settings = dict(cfg)
    schedule, warmup = _KINDS[settings.pop("kind")], settings.pop("warmup", 0)
    lr = np.array(schedule(np.maximum(t - warmup, 0), **settings), float)
    rising = t < warmup
    lr[rising] = cfg["base"] * (np.asarray(t)[rising] + 1) / max(1, warmup)
    return lr
