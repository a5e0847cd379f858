"""Statistics of several devices, merged by the definition of the variance, as exactly as float64 allows.

Source: Chan, Golub & LeVeque 1983, "Algorithms for computing the sample variance"; what is merged and the update of the
running statistics as in torch.nn.SyncBatchNorm. Deliberate difference: a device may be empty, and so may all of them.
"""

import math

import numpy as np


def local_stats(x):
    N, C, H, W = x.shape
    n = N * H * W
    mean, var = np.zeros(C), np.zeros(C)
    for c in range(C) if n else ():
        values = x[:, c].ravel().tolist()
        mean[c] = math.fsum(values) / n
        var[c] = math.fsum((value - mean[c]) ** 2 for value in values) / n
    return n, mean, var


def merge(stats):
    C = len(stats[0][1])
    full = [triple for triple in stats if triple[0] > 0]
    total = sum(n for n, _, _ in full)
    mean, var = np.zeros(C), np.zeros(C)
    for c in range(C) if total else ():
        mean[c] = math.fsum(n * m[c] for n, m, _ in full) / total
        within = math.fsum(n * v[c] for n, _, v in full)
        between = math.fsum(n * (m[c] - mean[c]) ** 2 for n, m, _ in full)
        var[c] = (within + between) / total
    return total, mean, var


def update_running(stats, running_mean, running_var, momentum):
    total, mean, var = merge(stats)
    if total:
        running_mean[:] = (1 - momentum) * running_mean + momentum * mean
        running_var[:] = (1 - momentum) * running_var + momentum * var * total / (total - 1)
    return total
