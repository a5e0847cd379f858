import numpy as np
from numpy.lib.stride_tricks import sliding_window_view


def dwsep(x, wd, wp, stride, padding):
    C = x.shape[1]
    padded = np.pad(x, [(0, 0), (0, 0), *((p, p) for p in padding)])
    windows = sliding_window_view(padded, wd.shape[2:], (2, 3))[:, :, :: stride[0], :: stride[1]]
    kernels = wd.reshape(C, len(wd) // C, *wd.shape[2:])
    between = np.einsum("nchwij,cmij->nhwcm", windows, kernels)
    flat = between.reshape(*between.shape[:3], len(wd))
    return np.moveaxis(flat @ wp[:, :, 0, 0].T, 3, 1)


def cost(channels, outputs, kernel, multiplier, positions):
    maps = channels * multiplier
    params = maps * (kernel[0] * kernel[1] + outputs)
    ratio = multiplier / outputs + multiplier / (kernel[0] * kernel[1])
    return params, params * positions[0] * positions[1], ratio
