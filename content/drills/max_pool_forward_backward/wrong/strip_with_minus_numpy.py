# wrong_answer windows: cuts [p:-p], which is empty for p = 0 / 用 [p:-p] 裁剪，p = 0 时是空的
import numpy as np
from numpy.lib.stride_tricks import sliding_window_view


def maxpool_forward(x, k, s, p):
    edges = (0, 0), (0, 0), (p[0], p[0]), (p[1], p[1])
    padded = np.pad(x, edges, constant_values=-np.inf)
    windows = sliding_window_view(padded, k, (2, 3))[:, :, :: s[0], :: s[1]]
    flat = windows.reshape(*windows.shape[:4], k[0] * k[1])
    which = flat.argmax(4)
    y = flat.max(4)
    return y, (x.shape, k, s, p, which)


def maxpool_backward(dy, cache):
    (N, C, H, W), k, s, p, which = cache
    oh, ow = dy.shape[2:]
    row = np.arange(oh)[:, None] * s[0] + which // k[1]
    col = np.arange(ow) * s[1] + which % k[1]
    dx = np.zeros((N, C, H + 2 * p[0], W + 2 * p[1]), dy.dtype)
    n, c = np.ogrid[:N, :C]
    np.add.at(dx, (n[..., None, None], c[..., None, None], row, col), dy)
    return dx[:, :, p[0] : -p[0], p[1] : -p[1]]
