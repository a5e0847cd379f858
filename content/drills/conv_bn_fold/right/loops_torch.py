import math

import torch


@torch.no_grad()
def fold(w, b, bn, eps, groups, transposed):
    new_w, new_b = w.clone(), w.new_zeros(len(bn[2]))
    columns = len(bn[2]) // groups  # outputs of a group
    for m in range(len(bn[2])):
        scale, shift = line(bn, eps, m)
        if transposed:
            rows = len(w) // groups
            group = m // columns
            new_w[group * rows : (group + 1) * rows, m % columns] *= scale
        else:
            new_w[m] *= scale
        new_b[m] = shift + (0 if b is None else scale * b[m])
    return new_w, new_b


@torch.no_grad()
def fold_ahead(bn, eps, w, b, groups):
    new_w, new_b = w.clone(), w.new_zeros(len(w)) if b is None else b.clone()
    for m in range(len(w)):
        first = m * groups // len(w) * w.shape[1]
        for i in range(w.shape[1]):
            scale, shift = line(bn, eps, first + i)
            new_w[m, i] *= scale
            new_b[m] += shift * w[m, i].sum()
    return new_w, new_b


def line(bn, eps, channel):
    gamma, beta, mean, var = (None if part is None else float(part[channel]) for part in bn)
    slope = (1.0 if gamma is None else gamma) / math.sqrt(var + eps)
    return slope, (beta or 0.0) - mean * slope
