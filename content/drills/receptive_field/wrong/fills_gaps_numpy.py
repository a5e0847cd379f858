# wrong_answer gaps: gives all pixels between the first and the last / 把首末之间的像素都算上了
# cards: conv-gridding
import numpy as np


def receptive_field(layers):
    field, jump, first = 1, 1, 0
    for k, s, p, d in layers:
        field += d * (k - 1) * jump
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
    return np.arange(places[0], places[-1] + 1) if len(places) else places
