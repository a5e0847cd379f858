import itertools

import numpy as np


def conv2d(x, w, b, stride, padding, dilation, groups):
    (N, C, H, W), (M, Ci, kh, kw) = x.shape, w.shape
    (sh, sw), (ph, pw), (dh, dw) = stride, padding, dilation
    oh = (H + 2 * ph - dh * (kh - 1) - 1) // sh + 1
    ow = (W + 2 * pw - dw * (kw - 1) - 1) // sw + 1
    if min(oh, ow) < 1 or groups * Ci != C or M % groups != 0:
        raise ValueError("these don't fit together")
    y = np.zeros((N, M, oh, ow), x.dtype)
    for o, r, q in itertools.product(range(M), range(oh), range(ow)):
        first = o * groups // M * Ci
        for i, j in itertools.product(range(kh), range(kw)):
            row, col = r * sh - ph + i * dh, q * sw - pw + j * dw
            if 0 <= row < H and 0 <= col < W:
                y[:, o, r, q] += x[:, first : first + Ci, row, col] @ w[o, :, i, j]
        if b is not None:
            y[:, o, r, q] += b[o]
    return y
