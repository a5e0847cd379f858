"""Offsets by writing numbers into memory and looking where they are.

Source: oneDNN developer guide, "Understanding Memory Formats". Deliberate difference: no formula; indices are listed in
the order of the memory.
"""

import itertools

import numpy as np


def _order(layout, shape):
    """All (n, c, h, w) in the memory's order; c may lie beyond C, where a block is filled up."""
    sizes = dict(zip("NCHW", shape, strict=True))
    if layout == "nChw8c":
        for n, block, h, w, lane in itertools.product(
            range(sizes["N"]), range(-(-sizes["C"] // 8)), range(sizes["H"]), range(sizes["W"]), range(8)
        ):
            yield n, block * 8 + lane, h, w
    elif layout in ("NCHW", "NHWC", "CHWN"):
        for place in itertools.product(*(range(sizes[letter]) for letter in layout)):
            yield tuple(place[layout.index(letter)] for letter in "NCHW")
    else:
        raise ValueError("there is no such layout")


def strides(layout, shape):
    if layout == "nChw8c":
        raise ValueError("no four strides describe it")
    steps = []
    for axis in range(4):
        sizes = [max(size, 2) if k == axis else size for k, size in enumerate(shape)]  # so that there is a second
        places = {place: at for at, place in enumerate(_order(layout, sizes))}
        steps.append(places[tuple(int(k == axis) for k in range(4))])
    return tuple(steps)


def offset(layout, n, c, h, w, shape):
    places = {place: at for at, place in enumerate(_order(layout, shape)) if place[1] < shape[1]}
    if (n, c, h, w) not in places:
        raise IndexError("there is no such element")
    return places[n, c, h, w]


def index(layout, at, shape):
    places = list(_order(layout, shape))
    if not 0 <= at < len(places) or places[at][1] >= shape[1]:
        raise IndexError("there is no such place")
    return places[at]


def pack(x, layout):
    return np.array([x[place] if place[1] < x.shape[1] else 0 for place in _order(layout, x.shape)], x.dtype)
