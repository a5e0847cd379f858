# wrong_answer at_beta: changes pieces at 1, whatever beta / 不管 beta 是几，都在 1 处换段
import numpy as np


def smooth_l1(p, t, beta):
    e = p - t
    size = np.abs(e)
    quadratic = size * size / (2 * beta) if beta > 0 else 0
    loss = np.where(size < (1 if beta else 0), quadratic, size - beta / 2)
    dp = np.clip(e / beta, -1, 1) if beta > 0 else np.sign(e)
    return loss.astype(p.dtype), dp


def huber(p, t, delta):
    e = p - t
    size = np.abs(e)
    loss = np.where(size < delta, size * size / 2, delta * (size - delta / 2))
    dp = np.clip(e, -delta, delta)
    return loss.astype(p.dtype), dp
