# wrong_answer beginnings: cuts like array_split, without overlap / 像 array_split 那样切，互不重叠
import numpy as np


def adaptive_maxpool(x, size):
    y = np.empty((*x.shape[:2], *size), x.dtype)
    for r, (top, bottom) in enumerate(bins(x.shape[2], size[0])):
        for q, (left, right) in enumerate(bins(x.shape[3], size[1])):
            y[:, :, r, q] = x[:, :, top:bottom, left:right].max((2, 3))
    return y


def spp(x, levels):
    N, C = x.shape[:2]
    parts = [adaptive_maxpool(x, (level, level)).reshape(N, C * level * level) for level in levels]
    return np.concatenate(parts, axis=1)


def bins(n, o):
    """Beginning and end of the o bins of n values."""
    lengths = [n // o + (i < n % o) for i in range(o)]
    starts = [min(sum(lengths[:i]), n - 1) for i in range(o)]
    return [(start, start + max(length, 1)) for start, length in zip(starts, lengths, strict=True)]
