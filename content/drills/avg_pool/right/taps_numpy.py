import numpy as np


def avgpool(x, k, s, p, ceil_mode, count_include_pad):
    wide, divisor, taps = geometry(x.shape, k, s, p, ceil_mode, count_include_pad, x.dtype)
    padded = np.zeros((*x.shape[:2], *wide), x.dtype)
    padded[:, :, p[0] : p[0] + x.shape[2], p[1] : p[1] + x.shape[3]] = x
    return sum(padded[:, :, rows, cols] for rows, cols in taps) / divisor


def avgpool_backward(dy, shape, k, s, p, ceil_mode, count_include_pad):
    wide, divisor, taps = geometry(shape, k, s, p, ceil_mode, count_include_pad, dy.dtype)
    dx = np.zeros((*shape[:2], *wide), dy.dtype)
    for rows, cols in taps:
        dx[:, :, rows, cols] += dy / divisor
    return dx[:, :, p[0] : p[0] + shape[2], p[1] : p[1] + shape[3]]


def global_avg_pool(x):
    return x.reshape(*x.shape[:2], x.shape[2] * x.shape[3]).mean(2)


def geometry(shape, k, s, p, ceil_mode, count_include_pad, dtype):
    """Size with room for every window, the divisors, and for each tap the slices that all windows read."""
    counts, wide = [], []
    for i in (0, 1):
        fits = (shape[2 + i] + 2 * p[i] - k[i]) / s[i]
        count = int(np.ceil(fits) if ceil_mode else np.floor(fits)) + 1
        count -= (count - 1) * s[i] >= shape[2 + i] + p[i]
        counts.append(count)
        wide.append(max((count - 1) * s[i] + k[i], shape[2 + i] + 2 * p[i]))
    counted = np.zeros(wide, dtype)
    margin = (0, 0) if count_include_pad else p
    counted[margin[0] : 2 * p[0] + shape[2] - margin[0], margin[1] : 2 * p[1] + shape[3] - margin[1]] = 1
    reach = [(n - 1) * step + 1 for n, step in zip(counts, s, strict=True)]
    taps = [(slice(i, i + reach[0], s[0]), slice(j, j + reach[1], s[1])) for i in range(k[0]) for j in range(k[1])]
    return wide, sum(counted[tap] for tap in taps), taps
