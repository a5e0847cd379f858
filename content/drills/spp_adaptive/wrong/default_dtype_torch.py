# wrong_answer even: torch.empty is float32 whatever x is / 不论 x 是什么，torch.empty 都是 float32
import torch


def adaptive_maxpool(x, size):
    y = torch.empty(*x.shape[:2], *size, device=x.device)
    for r, (top, bottom) in enumerate(bins(x.shape[2], size[0])):
        for q, (left, right) in enumerate(bins(x.shape[3], size[1])):
            y[:, :, r, q] = x[:, :, top:bottom, left:right].amax((2, 3))
    return y


def spp(x, levels):
    parts = [adaptive_maxpool(x, (level, level)).flatten(1) for level in levels]
    return torch.cat(parts, dim=1)


def bins(n, o):
    """Beginning and end of the o bins of n values."""
    return [(i * n // o, -(-(i + 1) * n // o)) for i in range(o)]
