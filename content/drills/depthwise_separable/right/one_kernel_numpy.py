import numpy as np


def dwsep(x, wd, wp, stride, padding):
    """The two steps are one convolution with sums of products for weights."""
    N, C, H, W = x.shape
    kh, kw = wd.shape[2:]
    weights = np.einsum("ocm,cmij->ocij", wp.reshape(len(wp), C, -1), wd.reshape(C, -1, kh, kw))
    padded = np.zeros((N, C, H + 2 * padding[0], W + 2 * padding[1]), x.dtype)
    padded[:, :, padding[0] : padding[0] + H, padding[1] : padding[1] + W] = x
    rows = range(0, padded.shape[2] - kh + 1, stride[0])
    cols = range(0, padded.shape[3] - kw + 1, stride[1])
    y = np.empty((N, len(wp), len(rows), len(cols)), x.dtype)
    for r, top in enumerate(rows):
        for q, left in enumerate(cols):
            y[:, :, r, q] = np.tensordot(padded[:, :, top : top + kh, left : left + kw], weights, ([1, 2, 3],) * 2)
    return y


def cost(channels, outputs, kernel, multiplier, positions):
    maps = channels * multiplier
    params = maps * (kernel[0] * kernel[1] + outputs)
    ratio = multiplier / outputs + multiplier / (kernel[0] * kernel[1])
    return params, params * positions[0] * positions[1], ratio
