# wrong_answer near: forgets the 1/2 of the quadratic piece / 二次段漏了 1/2
import numpy as np


def smooth_l1(p, t, beta):
    e = p - t
    size = np.abs(e)
    quadratic = size * size / beta if beta > 0 else 0
    loss = np.where(size < beta, quadratic, size - beta / 2)
    dp = np.clip(e / beta, -1, 1) if beta > 0 else np.sign(e)
    return loss.astype(p.dtype), dp


def huber(p, t, delta):
    e = p - t
    size = np.abs(e)
    loss = np.where(size < delta, size * size / 2, delta * (size - delta / 2))
    dp = np.clip(e, -delta, delta)
    return loss.astype(p.dtype), dp
