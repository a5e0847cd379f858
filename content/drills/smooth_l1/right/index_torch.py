import torch


def smooth_l1(p, t, beta):
    e = (p - t).detach()
    loss, dp = e.abs() - beta / 2, torch.sign(e)
    near = e.abs() < beta
    if beta > 0:
        loss[near] = 0.5 * e[near].square() / beta
        dp[near] = e[near] / beta
    return loss, dp


def huber(p, t, delta):
    loss, dp = smooth_l1(p, t, delta)
    return loss * delta, dp * delta
