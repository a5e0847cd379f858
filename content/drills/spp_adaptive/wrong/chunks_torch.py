# wrong_answer beginnings: chunk gives fewer parts than it is asked for / chunk 给出的份数可能比要求的少
import torch


def adaptive_maxpool(x, size):
    y = x.new_empty(*x.shape[:2], *size)
    for r in range(size[0]):
        for q in range(size[1]):
            y[:, :, r, q] = x.chunk(size[0], 2)[r].chunk(size[1], 3)[q].amax((2, 3))
    return y


def spp(x, levels):
    parts = [adaptive_maxpool(x, (level, level)).flatten(1) for level in levels]
    return torch.cat(parts, dim=1)


def bins(n, o):
    """Beginning and end of the o bins of n values."""
    return [(i * n // o, -(-(i + 1) * n // o)) for i in range(o)]
