import numpy as np


def smooth_l1(p, t, beta):
    e = np.asarray(p - t)
    loss, dp = abs(e) - beta / 2, np.sign(e)
    near = abs(e) < beta
    loss = np.array(loss, p.dtype)
    loss[near] = 0.5 * e[near] ** 2 / beta if beta else 0
    dp = np.array(dp, p.dtype)
    dp[near] = e[near] / beta if beta else 0
    return loss, dp


def huber(p, t, delta):
    loss, dp = smooth_l1(p, t, delta)
    return np.asarray(delta * loss, p.dtype), np.asarray(delta * dp, p.dtype)
