# wrong_answer unequal: averages the devices, whatever their counts / 不论个数，对各卡取平均
# cards: norm-syncbn-merge
import numpy as np


def local_stats(x):
    N, C, H, W = x.shape
    n = N * H * W
    if n == 0:
        return 0, np.zeros(C, x.dtype), np.zeros(C, x.dtype)
    return n, x.mean((0, 2, 3)), x.var((0, 2, 3))


def merge(stats):
    full = [triple for triple in stats if triple[0] > 0]
    if not full:
        return 0, np.zeros_like(stats[0][1]), np.zeros_like(stats[0][2])
    counts, means, variances = (np.array(part) for part in zip(*full, strict=True))
    total = int(counts.sum())
    weights = (np.ones(len(counts)) / len(counts)).astype(means.dtype)[:, None]
    mean = (weights * means).sum(0)
    var = (weights * (variances + (means - mean) ** 2)).sum(0)
    return total, mean, var


def update_running(stats, running_mean, running_var, momentum):
    total, mean, var = merge(stats)
    if total > 0:
        unbiased = var * (total / (total - 1))
        running_mean += momentum * (mean - running_mean)
        running_var += momentum * (unbiased - running_var)
    return total
