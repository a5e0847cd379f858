# wrong_answer near: subtracts the target in the caller's array / 在传入的 p 里减去了 t
import numpy as np


def smooth_l1(p, t, beta):
    e = np.subtract(p, t, out=p)
    size = np.abs(e)
    quadratic = size * size / (2 * beta) if beta > 0 else 0
    loss = np.where(size < beta, quadratic, size - beta / 2)
    dp = np.clip(e / beta, -1, 1) if beta > 0 else np.sign(e)
    return loss.astype(p.dtype), dp


def huber(p, t, delta):
    e = np.subtract(p, t, out=p)
    size = np.abs(e)
    loss = np.where(size < delta, size * size / 2, delta * (size - delta / 2))
    dp = np.clip(e, -delta, delta)
    return loss.astype(p.dtype), dp
