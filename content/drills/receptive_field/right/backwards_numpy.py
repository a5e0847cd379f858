import math

import numpy as np


def receptive_field(layers):
    """From the last layer back: which interval of its input does output 0 read?"""
    low = high = 0
    for k, s, p, d in reversed(layers):
        low, high = low * s - p, high * s - p + (k - 1) * d
    return high - low + 1, math.prod(s for _, s, _, _ in layers), low


def seen_by(layers, length, i):
    """Forwards, with a table: row o says which pixels value o depends on."""
    table = np.eye(length, dtype=bool)
    for k, s, p, d in layers:
        outputs = (len(table) + 2 * p - d * (k - 1) - 1) // s + 1
        if outputs < 1:
            raise ValueError("too small")
        padded = np.pad(table, ((p, p), (0, 0)))
        table = np.array([padded[o * s : o * s + d * (k - 1) + 1 : d].any(0) for o in range(outputs)])
    if i < 0 or i >= len(table):
        raise ValueError("no such output")
    return np.flatnonzero(table[i])
