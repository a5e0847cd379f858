# runtime_error views: views x, which isn't contiguous / 对不连续的 x 用了 view
import torch


def adaptive_maxpool(x, size):
    y = x.new_empty(*x.shape[:2], *size)
    for r, (top, bottom) in enumerate(bins(x.shape[2], size[0])):
        for q, (left, right) in enumerate(bins(x.shape[3], size[1])):
            y[:, :, r, q] = x.view(-1, *x.shape[2:])[:, top:bottom, left:right].amax((1, 2)).view(x.shape[:2])
    return y


def spp(x, levels):
    parts = [adaptive_maxpool(x, (level, level)).flatten(1) for level in levels]
    return torch.cat(parts, dim=1)


def bins(n, o):
    """Beginning and end of the o bins of n values."""
    return [(i * n // o, -(-(i + 1) * n // o)) for i in range(o)]
