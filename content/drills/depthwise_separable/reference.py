"""Depthwise, then pointwise, one output value at a time; the cost by counting.

Source: Howard et al. 2017 (MobileNets), arXiv:1704.04861, section 3.1; shapes as torch.nn.Conv2d with groups has them.
Deliberate difference: no normalisation and no activation between the two steps.
"""

import numpy as np


def dwsep(x, wd, wp, stride, padding):
    N, C, H, W = x.shape
    maps, _, kh, kw = wd.shape
    padded = np.zeros((N, C, H + 2 * padding[0], W + 2 * padding[1]))
    padded[:, :, padding[0] : padding[0] + H, padding[1] : padding[1] + W] = x
    rows = range(0, padded.shape[2] - kh + 1, stride[0])
    cols = range(0, padded.shape[3] - kw + 1, stride[1])
    between = np.zeros((N, maps, len(rows), len(cols)))
    for g in range(maps):
        for r, top in enumerate(rows):
            for q, left in enumerate(cols):
                window = padded[:, g // (maps // C), top : top + kh, left : left + kw]
                between[:, g, r, q] = (window * wd[g, 0]).sum((1, 2))
    y = np.zeros((N, len(wp), len(rows), len(cols)))
    for o in range(len(wp)):
        for g in range(maps):
            y[:, o] += wp[o, g, 0, 0] * between[:, g]
    return y


def cost(channels, outputs, kernel, multiplier, positions):
    taps, places = kernel[0] * kernel[1], positions[0] * positions[1]
    depthwise = sum(taps for _ in range(channels) for _ in range(multiplier))
    pointwise = sum(outputs for _ in range(channels) for _ in range(multiplier))
    ordinary = sum(taps * places for _ in range(channels) for _ in range(outputs))
    macs = (depthwise + pointwise) * places
    return depthwise + pointwise, macs, macs / ordinary
