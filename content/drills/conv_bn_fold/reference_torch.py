"""Folding with one scale and one shift a channel: the yardstick on the CPU and on a GPU."""

import torch


def scale_and_shift(bn, eps):
    gamma, beta, mean, var = bn
    scale = (var + eps).rsqrt()
    scale = scale if gamma is None else scale * gamma
    return scale, -mean * scale if beta is None else beta - mean * scale


@torch.no_grad()
def fold(w, b, bn, eps, groups, transposed):
    scale, shift = scale_and_shift(bn, eps)
    if transposed:
        each = scale.reshape(groups, 1, -1).expand(-1, w.shape[0] // groups, -1).reshape(w.shape[:2])
    else:
        each = scale[:, None]
    return w * each[:, :, None, None], shift.clone() if b is None else shift + b * scale


@torch.no_grad()
def fold_ahead(bn, eps, w, b, groups):
    scale, shift = (s.reshape(groups, 1, -1, 1, 1) for s in scale_and_shift(bn, eps))
    grouped = w.reshape(groups, -1, *w.shape[1:])
    added = (grouped * shift).sum((2, 3, 4)).flatten()
    return (grouped * scale).reshape(w.shape), added if b is None else added + b
