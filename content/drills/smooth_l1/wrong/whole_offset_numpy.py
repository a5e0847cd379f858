# wrong_answer far: subtracts beta, not its half / 减的是 beta，而不是一半
import numpy as np


def smooth_l1(p, t, beta):
    e = p - t
    size = np.abs(e)
    quadratic = size * size / (2 * beta) if beta > 0 else 0
    loss = np.where(size < beta, quadratic, size - beta)
    dp = np.clip(e / beta, -1, 1) if beta > 0 else np.sign(e)
    return loss.astype(p.dtype), dp


def huber(p, t, delta):
    e = p - t
    size = np.abs(e)
    loss = np.where(size < delta, size * size / 2, delta * (size - delta / 2))
    dp = np.clip(e, -delta, delta)
    return loss.astype(p.dtype), dp
