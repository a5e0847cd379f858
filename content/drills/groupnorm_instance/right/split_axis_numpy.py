import numpy as np


def groupnorm(x, num_groups, gamma, beta, eps):
    n, c, *space = x.shape
    if c % num_groups != 0:
        raise ValueError("groups")
    split = x.reshape(n, num_groups, c // num_groups, *space)
    axes = tuple(range(2, split.ndim))
    centred = split - np.mean(split, axis=axes, keepdims=True)
    y = centred / np.sqrt(np.mean(np.square(centred), axis=axes, keepdims=True) + eps)
    y = np.moveaxis(y.reshape(x.shape), 1, -1)
    if gamma is not None:
        y = y * gamma + beta
    return np.moveaxis(y, -1, 1)


def instancenorm(x, gamma, beta, eps):
    flat = x.reshape(*x.shape[:2], -1)
    y = (flat - flat.mean(-1)[..., None]) / np.sqrt(flat.var(-1) + eps)[..., None]
    if gamma is not None:
        y = gamma[:, None] * y + beta[:, None]
    return y.reshape(x.shape)
