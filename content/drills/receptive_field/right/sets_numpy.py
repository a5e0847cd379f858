import numpy as np


def receptive_field(layers):
    jumps = np.cumprod([1] + [s for _, s, _, _ in layers])
    field = 1 + sum((k - 1) * d * j for (k, _, _, d), j in zip(layers, jumps, strict=False))
    first = -sum(p * j for (_, _, p, _), j in zip(layers, jumps, strict=False))
    return int(field), int(jumps[-1]), int(first)


def seen_by(layers, length, i):
    return np.array(sorted(depends(layers, length)(i)), dtype="int64")


def depends(layers, length):
    """Give a function from an output's number to the pixels that it depends on."""
    if not layers:
        return lambda i: {i} if 0 <= i < length else no_output()
    *before, (k, s, p, d) = layers
    inner = depends(before, length)
    size = outputs(before, length)
    mine = outputs(layers, length)

    def pixels(i):
        if not 0 <= i < mine:
            no_output()
        reads = range(i * s - p, i * s - p + d * (k - 1) + 1, d)
        return set().union(*(inner_cached(place) for place in reads if 0 <= place < size))

    known = {}

    def inner_cached(place):
        if place not in known:
            known[place] = inner(place)
        return known[place]

    return pixels


def outputs(layers, length):
    for k, s, p, d in layers:
        length = (length + 2 * p - d * (k - 1) - 1) // s + 1
        if length < 1:
            no_output()
    return length


def no_output():
    raise ValueError("there is no such output")
