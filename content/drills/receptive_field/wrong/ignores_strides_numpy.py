# wrong_answer own_stride: adds d * (k - 1), whatever came before / 不论之前的步长，只加 d * (k - 1)
# cards: conv-rf-value
import numpy as np


def receptive_field(layers):
    field, jump, first = 1, 1, 0
    for k, s, p, d in layers:
        field += d * (k - 1)
        first -= p * jump
        jump *= s
    return field, jump, first


def seen_by(layers, length, i):
    sizes = [length]
    for k, s, p, d in layers:
        sizes.append((sizes[-1] + 2 * p - d * (k - 1) - 1) // s + 1)
        if sizes[-1] < 1:
            raise ValueError("a layer has no output")
    if not 0 <= i < sizes[-1]:
        raise ValueError("there is no such output")
    places = np.array([i])
    for (k, s, p, d), size in zip(layers[::-1], sizes[-2::-1], strict=True):
        places = np.unique(places[:, None] * s - p + np.arange(k) * d)
        places = places[(places >= 0) & (places < size)]
    return places
