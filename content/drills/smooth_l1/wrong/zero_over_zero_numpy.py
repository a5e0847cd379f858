# wrong_answer beta_zero: divides by beta 0 / 除以为 0 的 beta
import numpy as np


def smooth_l1(p, t, beta):
    e = p - t
    size = np.abs(e)
    quadratic = size * size / (2 * beta) if beta > 0 else 0
    loss = np.where(size < beta, quadratic, size - beta / 2)
    dp = np.clip(e / p.dtype.type(beta), -1, 1)
    return loss.astype(p.dtype), dp


def huber(p, t, delta):
    e = p - t
    size = np.abs(e)
    loss = np.where(size < delta, size * size / 2, delta * (size - delta / 2))
    dp = np.clip(e, -delta, delta)
    return loss.astype(p.dtype), dp
