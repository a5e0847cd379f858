# wrong_answer near: multiplies by beta squared, an older convention with sigma / 乘了 beta 的平方，那是旧的 sigma 约定
import numpy as np


def smooth_l1(p, t, beta):
    e = p - t
    size = np.abs(e)
    quadratic = size * size * beta**2 / 2
    loss = np.where(size < beta, quadratic, size - beta / 2)
    dp = np.clip(e / beta, -1, 1) if beta > 0 else np.sign(e)
    return loss.astype(p.dtype), dp


def huber(p, t, delta):
    e = p - t
    size = np.abs(e)
    loss = np.where(size < delta, size * size / 2, delta * (size - delta / 2))
    dp = np.clip(e, -delta, delta)
    return loss.astype(p.dtype), dp
