# wrong_answer local: one mean over all channels / 所有通道共用一个均值
# cards: norm-bn-axes
import numpy as np


def local_stats(x):
    N, C, H, W = x.shape
    n = N * H * W
    if n == 0:
        return 0, np.zeros(C, x.dtype), np.zeros(C, x.dtype)
    return n, np.full(C, x.mean()), np.full(C, x.var())


def merge(stats):
    full = [triple for triple in stats if triple[0] > 0]
    if not full:
        return 0, np.zeros_like(stats[0][1]), np.zeros_like(stats[0][2])
    counts, means, variances = (np.array(part) for part in zip(*full, strict=True))
    total = int(counts.sum())
    weights = (counts / total).astype(means.dtype)[:, None]
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
