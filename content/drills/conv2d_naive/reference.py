"""Convolution as a sum over taps, one output value at a time.

Source: the documentation of torch.nn.Conv2d (cross-correlation, zero padding); columns in the order of torch.nn.Unfold.
Deliberate difference: what doesn't fit together raises ValueError.
"""

import numpy as np


def _padded(x, ph, pw):
    N, C, H, W = x.shape
    out = np.zeros((N, C, H + 2 * ph, W + 2 * pw))
    out[:, :, ph : ph + H, pw : pw + W] = x
    return out


def _positions(length, k, s, d):
    starts = [start for start in range(0, length, s) if start + (k - 1) * d < length]
    if not starts:
        raise ValueError("the kernel has no position")
    return starts


def conv2d(x, w, b, stride, padding, dilation, groups):
    N, C = x.shape[:2]
    M, Ci, kh, kw = w.shape
    if groups * Ci != C or M % groups:
        raise ValueError("channels and groups don't fit together")
    padded = _padded(x, *padding)
    rows = _positions(padded.shape[2], kh, stride[0], dilation[0])
    cols = _positions(padded.shape[3], kw, stride[1], dilation[1])
    y = np.zeros((N, M, len(rows), len(cols)))
    for n, o, r, q in np.ndindex(y.shape):
        first = o // (M // groups) * Ci
        down = slice(rows[r], rows[r] + (kh - 1) * dilation[0] + 1, dilation[0])
        along = slice(cols[q], cols[q] + (kw - 1) * dilation[1] + 1, dilation[1])
        y[n, o, r, q] = (padded[n, first : first + Ci, down, along] * w[o]).sum() + (0 if b is None else b[o])
    return y


def im2col(x, kernel, stride, padding, dilation):
    padded = _padded(x, *padding)
    rows, cols = (_positions(padded.shape[2 + i], kernel[i], stride[i], dilation[i]) for i in (0, 1))
    taps = [(c, i, j) for c in range(x.shape[1]) for i in range(kernel[0]) for j in range(kernel[1])]
    columns = np.zeros((len(x), len(taps), len(rows) * len(cols)))
    for t, (c, i, j) in enumerate(taps):
        for p, (r, q) in enumerate((r, q) for r in rows for q in cols):
            columns[:, t, p] = padded[:, c, r + i * dilation[0], q + j * dilation[1]]
    return columns
