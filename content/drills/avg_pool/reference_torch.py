"""Average pooling as a matrix product along each axis: the yardstick on the CPU and on a GPU."""

import torch


@torch.no_grad()
def avgpool(x, k, s, p, ceil_mode, count_include_pad):
    rows, cols = weights(x.shape, k, s, p, ceil_mode, count_include_pad, x)
    return rows @ x @ cols.T


@torch.no_grad()
def avgpool_backward(dy, shape, k, s, p, ceil_mode, count_include_pad):
    rows, cols = weights(shape, k, s, p, ceil_mode, count_include_pad, dy)
    return rows.T @ dy @ cols


@torch.no_grad()
def global_avg_pool(x):
    return x.mean((2, 3))


def weights(shape, k, s, p, ceil_mode, count_include_pad, like):
    """Pooling is linear along each axis: matrices (oh, H) and (ow, W) that average."""
    matrices = []
    for axis in (0, 1):
        length = shape[2 + axis]
        last = length + p[axis] - 1 if ceil_mode else length + 2 * p[axis] - k[axis]
        last = min(last, length + 2 * p[axis] - k[axis] + s[axis] - 1)
        start = torch.arange(0, last + 1, s[axis], device=like.device) - p[axis]
        end = (start + k[axis]).clamp(max=length + p[axis])
        at = torch.arange(length, device=like.device)
        inside = (at >= start[:, None]) & (at < end[:, None])
        count = end - start if count_include_pad else inside.sum(1)
        matrices.append(inside.to(like.dtype) / count[:, None])
    return matrices
