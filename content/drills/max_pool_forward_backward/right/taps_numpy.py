import numpy as np


def maxpool_forward(x, k, s, p):
    N, C, H, W = x.shape
    oh, ow = (H + 2 * p[0] - k[0]) // s[0] + 1, (W + 2 * p[1] - k[1]) // s[1] + 1
    padded = np.full((N, C, H + 2 * p[0], W + 2 * p[1]), -np.inf, x.dtype)
    padded[:, :, p[0] : p[0] + H, p[1] : p[1] + W] = x
    y = np.full((N, C, oh, ow), -np.inf, x.dtype)
    winner = np.zeros(y.shape, int)
    for tap, seen in enumerate(slices(padded, k, s, oh, ow)):
        better = seen > y
        y[better] = seen[better]
        winner[better] = tap
    return y, (winner, (H, W), k, s, p)


def maxpool_backward(dy, cache):
    winner, (H, W), k, s, p = cache
    dx = np.zeros((*dy.shape[:2], H + 2 * p[0], W + 2 * p[1]), dy.dtype)
    for tap, places in enumerate(slices(dx, k, s, *dy.shape[2:])):
        places += dy * (winner == tap)
    return dx[:, :, p[0] : p[0] + H, p[1] : p[1] + W]


def slices(a, k, s, oh, ow):
    for i in range(k[0]):
        for j in range(k[1]):
            yield a[:, :, i : i + (oh - 1) * s[0] + 1 : s[0], j : j + (ow - 1) * s[1] + 1 : s[1]]
