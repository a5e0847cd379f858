# wrong_answer far: the slope goes on growing beyond beta / 过了 beta 斜率还在增长
# cards: loss-smooth-l1
import numpy as np


def smooth_l1(p, t, beta):
    e = p - t
    size = np.abs(e)
    quadratic = size * size / (2 * beta) if beta > 0 else 0
    loss = np.where(size < beta, quadratic, size - beta / 2)
    dp = e / beta if beta > 0 else np.sign(e)
    return loss.astype(p.dtype), dp


def huber(p, t, delta):
    e = p - t
    size = np.abs(e)
    loss = np.where(size < delta, size * size / 2, delta * (size - delta / 2))
    dp = np.clip(e, -delta, delta)
    return loss.astype(p.dtype), dp
