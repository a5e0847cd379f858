import torch


def adaptive_maxpool(x, size):
    y = x.new_empty(*x.shape[:2], *size)
    for r, (top, bottom) in enumerate(bins(x.shape[2], size[0])):
        for q, (left, right) in enumerate(bins(x.shape[3], size[1])):
            # fill: y[:, :, r, q], the largest value of the bin / y[:, :, r, q]：这一格的最大值
            y[:, :, r, q] = x[:, :, top:bottom, left:right].amax((2, 3))
            # end
    return y


def spp(x, levels):
    # fill: parts, for each level an array (N, C * level * level) / parts：每个层级一个 (N, C * level * level) 的数组
    parts = [adaptive_maxpool(x, (level, level)).flatten(1) for level in levels]
    # end
    return torch.cat(parts, dim=1)


def bins(n, o):
    """Beginning and end of the o bins of n values."""
    # fill: for each i the pair (beginning, end) / 对每个 i 给出（起点，终点）
    return [(i * n // o, -(-(i + 1) * n // o)) for i in range(o)]
    # end
