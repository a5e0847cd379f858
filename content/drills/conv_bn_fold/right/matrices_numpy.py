import numpy as np


def fold(w, b, bn, eps, groups, transposed):
    gamma, beta, mean, var = filled(bn)
    scale = gamma / np.sqrt(var + eps)
    bias = np.zeros_like(mean) if b is None else b
    if transposed:
        grouped = w.reshape(groups, -1, *w.shape[1:])
        folded = np.einsum("gcm...,gm->gcm...", grouped, scale.reshape(groups, -1))
    else:
        folded = np.einsum("m...,m->m...", w, scale)
    return folded.reshape(w.shape), (bias - mean) * scale + beta


def fold_ahead(bn, eps, w, b, groups):
    gamma, beta, mean, var = filled(bn)
    scale = gamma / np.sqrt(var + eps)
    parts = np.split(w, groups), np.split(scale, groups), np.split(beta - mean * scale, groups)
    new_w, new_b = [], []
    for weights, factor, constant in zip(*parts, strict=True):
        new_w.append(weights * factor.reshape(-1, 1, 1))
        new_b.append(weights.sum((2, 3)) @ constant)
    new_b = np.concatenate(new_b)
    return np.concatenate(new_w), new_b if b is None else b + new_b


def filled(bn):
    gamma, beta, mean, var = bn
    return np.ones_like(mean) if gamma is None else gamma, np.zeros_like(mean) if beta is None else beta, mean, var
