# wrong_answer global_mean: leaves two axes of length 1 / 留下了两个长度为 1 的轴
import numpy as np


def avgpool(x, k, s, p, ceil_mode, count_include_pad):
    rows = spans(x.shape[2], k[0], s[0], p[0], ceil_mode, count_include_pad)
    cols = spans(x.shape[3], k[1], s[1], p[1], ceil_mode, count_include_pad)
    y = np.zeros((*x.shape[:2], len(rows), len(cols)), x.dtype)
    for r, (top, bottom, tall) in enumerate(rows):
        for q, (left, right, wide) in enumerate(cols):
            y[:, :, r, q] = x[:, :, top:bottom, left:right].sum((2, 3)) / (tall * wide)
    return y


def avgpool_backward(dy, shape, k, s, p, ceil_mode, count_include_pad):
    rows = spans(shape[2], k[0], s[0], p[0], ceil_mode, count_include_pad)
    cols = spans(shape[3], k[1], s[1], p[1], ceil_mode, count_include_pad)
    dx = np.zeros(shape, dy.dtype)
    for r, (top, bottom, tall) in enumerate(rows):
        for q, (left, right, wide) in enumerate(cols):
            dx[:, :, top:bottom, left:right] += dy[:, :, r : r + 1, q : q + 1] / (tall * wide)
    return dx


def global_avg_pool(x):
    return x.mean((2, 3), keepdims=True)


def spans(length, k, s, p, ceil_mode, count_include_pad):
    """Along one axis: first and last index within the image, and the length to divide by, of every window."""
    room = length + 2 * p - k
    count = (room + (s - 1 if ceil_mode else 0)) // s + 1
    if (count - 1) * s >= length + p:
        count -= 1
    found = []
    for start in range(-p, -p + count * s, s):
        end = min(start + k, length + p)
        first, last = max(start, 0), min(end, length)
        divisor = end - start if count_include_pad else last - first
        found.append((first, last, divisor))
    return found
