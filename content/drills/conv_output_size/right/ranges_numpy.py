import math


def conv_size(n, k, s, p, d):
    return _some(len(range(0, n + 2 * p - d * (k - 1), s)))


def pool_size(n, k, s, p, d, ceil_mode):
    reach = d * (k - 1)
    if 2 * p > k:
        raise ValueError("padding")
    last = n + 2 * p - reach + (s - 1) * bool(ceil_mode)
    return _some(len(range(0, min(last, n + p), s)))


def transposed_size(n, k, s, p, d, output_padding):
    if not (output_padding < s or output_padding < d):
        raise ValueError("output_padding")
    last_tap = range(0, n * s, s)[-1] + range(0, k * d, d)[-1]
    return _some(last_tap + 1 + output_padding - 2 * p)


def same_padding(n, k, s, d):
    starts = range(0, n, s)
    missing = max(0, starts[-1] + d * (k - 1) + 1 - n)
    return len(starts), math.floor(missing / 2), math.ceil(missing / 2)


def _some(count):
    if count <= 0:
        raise ValueError("no position")
    return count
