import numpy as np


def groupnorm(x, num_groups, gamma, beta, eps):
    size, rest = divmod(x.shape[1], num_groups)
    if rest:
        raise ValueError("groups")
    y = np.empty(x.shape, x.dtype)
    for first in range(0, x.shape[1], size):
        part = x[:, first : first + size]
        rows = part.reshape(len(x), -1)
        inv = 1 / np.sqrt(rows.var(1) + eps)
        for sample in range(len(x)):
            y[sample, first : first + size] = (part[sample] - rows[sample].mean()) * inv[sample]
    if gamma is not None:
        for channel, (scale, shift) in enumerate(zip(gamma, beta, strict=True)):
            y[:, channel] = y[:, channel] * scale + shift
    return y


def instancenorm(x, gamma, beta, eps):
    return groupnorm(x, x.shape[1], gamma, beta, eps)
