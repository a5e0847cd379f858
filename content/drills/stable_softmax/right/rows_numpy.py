import numpy as np


def softmax(x, axis):
    return np.exp(log_softmax(x, axis))


def log_softmax(x, axis):
    moved = np.moveaxis(x, axis, -1)
    out = np.empty_like(moved)
    for place in np.ndindex(moved.shape[:-1]):
        row = moved[place] - moved[place].max()
        out[place] = row - np.log(np.exp(row).sum())
    return np.moveaxis(out, -1, axis)
