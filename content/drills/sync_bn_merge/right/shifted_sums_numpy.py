import numpy as np


def local_stats(x):
    count, channels = x.shape[0] * x.shape[2] * x.shape[3], x.shape[1]
    mean, var = np.zeros(channels, x.dtype), np.zeros(channels, x.dtype)
    for c in range(channels if count else 0):
        mean[c] = np.mean(x[:, c], dtype=np.float64)
        var[c] = np.var(x[:, c], dtype=np.float64)
    return count, mean, var


def merge(stats):
    """Sums and sums of squares in float64, measured from the first device's mean so that they stay small."""
    dtype, origin = stats[0][1].dtype, 0
    total, first, second = 0, np.zeros(len(stats[0][1])), np.zeros(len(stats[0][1]))
    for n, mean, var in stats:
        if n == 0:
            continue
        if total == 0:
            origin = mean.astype(np.float64)
        away = mean.astype(np.float64) - origin
        total, first, second = total + n, first + n * away, second + n * (var + away**2)
    if total == 0:
        return 0, first.astype(dtype), second.astype(dtype)
    away = first / total
    return total, (origin + away).astype(dtype), (second / total - away**2).astype(dtype)


def update_running(stats, running_mean, running_var, momentum):
    n, mean, var = merge(stats)
    if n > 0:
        for held, new in ((running_mean, mean), (running_var, var * n / (n - 1))):
            held *= 1 - momentum
            held += momentum * new
    return n
