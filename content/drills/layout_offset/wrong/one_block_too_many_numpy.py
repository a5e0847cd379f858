# wrong_answer blocked: C // 8 + 1 blocks, one too many where 8 divides C / 块数写成 C // 8 + 1，整除时多一块
import numpy as np

LAYOUTS = {"NCHW": "nchw", "NHWC": "nhwc", "CHWN": "chwn", "nChw8c": "nbhwl"}  # b: block, l: lane within it


def sizes(layout, shape):
    """The axes of the memory from the outermost to the innermost, as pairs of name and length."""
    if layout not in LAYOUTS:
        raise ValueError("there is no such layout")
    N, C, H, W = shape
    length = {"n": N, "c": C, "h": H, "w": W, "b": C // 8 + 1, "l": 8}
    return [(name, length[name]) for name in LAYOUTS[layout]]


def steps_of(layout, shape):
    steps, step = {}, 1
    for name, length in reversed(sizes(layout, shape)):
        steps[name] = step
        step *= length
    return steps


def strides(layout, shape):
    steps = steps_of(layout, shape)
    if "l" in steps:
        raise ValueError("no four strides describe it")
    return tuple(steps[name] for name in "nchw")


def offset(layout, n, c, h, w, shape):
    if not all(0 <= i < size for i, size in zip((n, c, h, w), shape, strict=True)):
        raise IndexError("there is no such element")
    place = {"n": n, "c": c, "h": h, "w": w, "b": c // 8, "l": c % 8}
    return sum(place[name] * step for name, step in steps_of(layout, shape).items())


def index(layout, at, shape):
    place = {}
    for name, length in reversed(sizes(layout, shape)):
        at, place[name] = divmod(at, length)
    c = place["c"] if "c" in place else place["b"] * 8 + place["l"]
    if at != 0 or c >= shape[1]:
        raise IndexError("there is no such place")
    return place["n"], c, place["h"], place["w"]


def pack(x, layout):
    order = LAYOUTS.get(layout)
    if order is None:
        raise ValueError("there is no such layout")
    if layout == "nChw8c":
        N, C, H, W = x.shape
        x = np.pad(x, ((0, 0), (0, -C % 8), (0, 0), (0, 0))).reshape(N, -1, 8, H, W)
        return x.transpose(["nblhw".index(name) for name in order]).reshape(-1)
    return x.transpose(["nchw".index(name) for name in order]).flatten()
