import numpy as np


def strides(layout, shape):
    if layout not in ("NCHW", "NHWC", "CHWN"):
        raise ValueError("layout")
    sizes = dict(zip("NCHW", shape, strict=True))
    behind = {letter: layout[layout.index(letter) + 1 :] for letter in "NCHW"}
    return tuple(int(np.prod([sizes[other] for other in behind[letter]], dtype=int)) for letter in "NCHW")


def offset(layout, n, c, h, w, shape):
    for i, size in zip((n, c, h, w), shape, strict=True):
        if i < 0 or i >= size:
            raise IndexError("index")
    return int(places(layout, n, c, h, w, shape))


def places(layout, n, c, h, w, shape):
    if layout == "nChw8c":  # the blocks of 8 are one long row: NCHW with rows of W * 8
        within = 8 * w + c % 8
        n, c, h, w, shape = n, c // 8, h, within, (shape[0], (shape[1] + 7) // 8, shape[2], shape[3] * 8)
        layout = "NCHW"
    return sum(i * step for i, step in zip((n, c, h, w), strides(layout, shape), strict=True))


def index(layout, at, shape):
    """Largest stride first: take as many as fit."""
    filled = (shape[1] + 7) // 8 * 8 if layout == "nChw8c" else shape[1]
    if not 0 <= at < shape[0] * filled * shape[2] * shape[3]:
        raise IndexError("place")
    if layout == "nChw8c":
        n, block, h, within = index("NCHW", at, (shape[0], filled // 8, shape[2], shape[3] * 8))
        found = [n, block * 8 + within % 8, h, within // 8]
    else:
        found = [0, 0, 0, 0]
        steps = strides(layout, shape)
        for axis in sorted(range(4), key=lambda axis: (-steps[axis], shape[axis] == 1)):
            if shape[axis] > 1:
                found[axis], at = divmod(at, steps[axis])
    if found[1] >= shape[1]:
        raise IndexError("place")
    return tuple(found)


def pack(x, layout):
    n, c, h, w = np.ogrid[tuple(slice(size) for size in x.shape)]
    where = places(layout, n, c, h, w, x.shape)
    filled = (x.shape[1] + 7) // 8 * 8 if layout == "nChw8c" else x.shape[1]
    memory = np.zeros(x.size // x.shape[1] * filled, x.dtype)
    memory[where] = x
    return memory
