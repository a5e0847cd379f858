import numpy as np


def conv_size(n, k, s, p, d):
    return positions(np.floor, n + 2 * p, k, s, d)


def pool_size(n, k, s, p, d, ceil_mode):
    if p > k / 2:
        raise ValueError("padding")
    out = positions(np.ceil if ceil_mode else np.floor, n + 2 * p, k, s, d)
    return out - 1 if ceil_mode and (out - 1) * s - p >= n else out


def transposed_size(n, k, s, p, d, output_padding):
    if output_padding >= s and output_padding >= d:
        raise ValueError("output_padding")
    out = n * s - s + k * d - d + 1 - 2 * p + output_padding
    if out <= 0:
        raise ValueError("size")
    return out


def same_padding(n, k, s, d):
    overlap = (k - 1) * d + 1 - s  # the windows before the last take s each, the last one all its span
    if n % s:
        out, padding = n // s + 1, overlap + s - n % s
    else:
        out, padding = n // s, overlap
    padding = max(padding, 0)
    return out, padding // 2, (padding + 1) // 2


def positions(rounded, length, k, s, d):
    out = int(rounded((length - d * (k - 1) - 1) / s)) + 1
    if out < 1:
        raise ValueError("size")
    return out
