# wrong_answer transposed_groups: scales every group by the first group's / 每组都用了第一组的 scale
import numpy as np


def scale_and_shift(bn, eps):
    """Batch norm in evaluation is scale * z + shift, a number each for every channel."""
    gamma, beta, mean, var = bn
    scale = 1 / np.sqrt(var + eps)
    if gamma is not None:
        scale = scale * gamma
    shift = -mean * scale
    if beta is not None:
        shift = shift + beta
    return scale, shift


def fold(w, b, bn, eps, groups, transposed):
    scale, shift = scale_and_shift(bn, eps)
    if transposed:
        each = np.repeat(scale[None, : w.shape[1]], w.shape[0], axis=0)
        folded_w = w * each[:, :, None, None]
    else:
        folded_w = w * scale[:, None, None, None]
    folded_b = shift if b is None else shift + b * scale
    return folded_w, folded_b


def fold_ahead(bn, eps, w, b, groups):
    scale, shift = scale_and_shift(bn, eps)
    outputs = w.shape[0] // groups
    scale = np.repeat(scale.reshape(groups, w.shape[1]), outputs, axis=0)[:, :, None, None]
    shift = np.repeat(shift.reshape(groups, w.shape[1]), outputs, axis=0)[:, :, None, None]
    folded_b = (w * shift).sum((1, 2, 3))
    return w * scale, folded_b if b is None else folded_b + b
