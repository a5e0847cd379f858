import numpy as np


def huber(p, t, delta):
    e = p - t
    inner = np.minimum(np.abs(e), delta)
    outer = np.abs(e) - inner
    loss = inner * inner / 2 + delta * outer
    return np.asarray(loss, p.dtype), np.asarray(np.copysign(inner, e), p.dtype)


def smooth_l1(p, t, beta):
    if beta == 0:
        return np.abs(p - t), np.sign(p - t)
    loss, dp = huber(p, t, beta)
    return np.asarray(loss / beta, p.dtype), np.asarray(dp / beta, p.dtype)
