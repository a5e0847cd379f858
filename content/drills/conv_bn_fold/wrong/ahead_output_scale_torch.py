# wrong_answer ahead_square: scales outputs where that fits / 能对上时缩放了输出通道
import torch


def scale_and_shift(bn, eps):
    """Batch norm in evaluation is scale * z + shift, a number each for every channel."""
    gamma, beta, mean, var = bn
    scale = 1 / torch.sqrt(var + eps)
    if gamma is not None:
        scale = scale * gamma
    shift = -mean * scale
    if beta is not None:
        shift = shift + beta
    return scale, shift


@torch.no_grad()
def fold(w, b, bn, eps, groups, transposed):
    scale, shift = scale_and_shift(bn, eps)
    if transposed:
        rows = w.shape[0] // groups
        each = scale.reshape(groups, -1).repeat_interleave(rows, dim=0)
        folded_w = w * each[:, :, None, None]
    else:
        folded_w = w * scale[:, None, None, None]
    folded_b = shift if b is None else shift + b * scale
    return folded_w, folded_b


@torch.no_grad()
def fold_ahead(bn, eps, w, b, groups):
    scale, shift = scale_and_shift(bn, eps)
    outputs = w.shape[0] // groups
    scale = scale.reshape(groups, -1).repeat_interleave(outputs, dim=0)[:, :, None, None]
    shift = shift.reshape(groups, -1).repeat_interleave(outputs, dim=0)[:, :, None, None]
    folded_b = (w * shift).sum((1, 2, 3))
    if w.shape[0] == w.shape[1]:
        scale = scale.transpose(0, 1)
    return w * scale, folded_b if b is None else folded_b + b
