import numpy as np


def adaptive_maxpool(x, size):
    down, across = inside(x.shape[2], size[0]), inside(x.shape[3], size[1])
    tall = np.where(down[:, :, None], x[:, :, None], -np.inf).max(3)
    return np.where(across, tall[..., None, :], -np.inf).max(4).astype(x.dtype)


def spp(x, levels):
    pooled = [adaptive_maxpool(x, (level, level)) for level in levels]
    return np.hstack([y.reshape(y.shape[0], y.shape[1] * y.shape[2] * y.shape[3]) for y in pooled])


def inside(n, o):
    """Which of the n values belong to which of the o bins."""
    i, j = np.ogrid[:o, :n]
    return (j >= i * n // o) & (j < ((i + 1) * n + o - 1) // o)
