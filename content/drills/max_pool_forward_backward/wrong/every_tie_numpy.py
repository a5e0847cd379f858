# wrong_answer ties: gives every equal value the whole gradient / 并列的每个值都得到全部梯度
# cards: pool-backward
import numpy as np
from numpy.lib.stride_tricks import sliding_window_view


def maxpool_forward(x, k, s, p):
    edges = (0, 0), (0, 0), (p[0], p[0]), (p[1], p[1])
    padded = np.pad(x, edges, constant_values=-np.inf)
    windows = sliding_window_view(padded, k, (2, 3))[:, :, :: s[0], :: s[1]]
    flat = windows.reshape(*windows.shape[:4], k[0] * k[1])
    y = flat.max(4)
    which = flat == y[..., None]
    return y, (x.shape, k, s, p, which)


def maxpool_backward(dy, cache):
    (N, C, H, W), k, s, p, which = cache
    oh, ow = dy.shape[2:]
    dx = np.zeros((N, C, H + 2 * p[0], W + 2 * p[1]), dy.dtype)
    for tap in range(k[0] * k[1]):
        i, j = divmod(tap, k[1])
        rows, cols = np.arange(oh) * s[0] + i, np.arange(ow) * s[1] + j
        dx[:, :, rows[:, None], cols] += dy * which[..., tap]
    return dx[:, :, p[0] : p[0] + H, p[1] : p[1] + W]
