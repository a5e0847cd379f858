# wrong_answer ends: int() rounds the end down / int() 把终点向下取整了
# cards: pool-adaptive-bin
import torch


def adaptive_maxpool(x, size):
    y = x.new_empty(*x.shape[:2], *size)
    for r, (top, bottom) in enumerate(bins(x.shape[2], size[0])):
        for q, (left, right) in enumerate(bins(x.shape[3], size[1])):
            y[:, :, r, q] = x[:, :, top:bottom, left:right].amax((2, 3))
    return y


def spp(x, levels):
    parts = [adaptive_maxpool(x, (level, level)).flatten(1) for level in levels]
    return torch.cat(parts, dim=1)


def bins(n, o):
    """Beginning and end of the o bins of n values."""
    return [(int(i * n / o), max(int((i + 1) * n / o), int(i * n / o) + 1)) for i in range(o)]
