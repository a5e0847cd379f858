import numpy as np


def avgpool(x, k, s, p, ceil_mode, count_include_pad):
    rows, cols = (matrix(x.shape[2 + i], k[i], s[i], p[i], ceil_mode, count_include_pad) for i in (0, 1))
    return (rows @ x @ cols.T).astype(x.dtype)


def avgpool_backward(dy, shape, k, s, p, ceil_mode, count_include_pad):
    rows, cols = (matrix(shape[2 + i], k[i], s[i], p[i], ceil_mode, count_include_pad) for i in (0, 1))
    return (rows.T @ dy @ cols).astype(dy.dtype)


def global_avg_pool(x):
    return np.einsum("nchw->nc", x) / x.dtype.type(x.shape[2] * x.shape[3])


def matrix(length, k, s, p, ceil_mode, count_include_pad):
    """What each output takes of each value along an axis: pooling is linear."""
    cells = np.arange(-p, length + p)  # image and padding
    inside = (cells >= 0) & (cells < length)
    rows = []
    for start in range(-p, length, s):
        taken = (cells >= start) & (cells < start + k)
        if start + k > length + p + (s - 1 if ceil_mode else 0):
            break
        counted = taken if count_include_pad else taken & inside
        rows.append(taken[inside] / counted.sum())
    return np.array(rows)
