import torch


def conv2d(x, w, b, stride, padding, dilation, groups):
    N, C, H, W = x.shape
    M, Ci, kh, kw = w.shape
    if groups * Ci != C or M % groups:
        raise ValueError("groups")
    rows, row_inside = sources(H, kh, stride[0], padding[0], dilation[0], x.device)
    cols, col_inside = sources(W, kw, stride[1], padding[1], dilation[1], x.device)
    seen = x[:, :, rows[:, :, None, None], cols]  # (N, C, oh, kh, ow, kw)
    inside = row_inside[:, :, None, None] & col_inside
    columns = (seen * inside).permute(0, 1, 3, 5, 2, 4).reshape(N, groups, Ci * kh * kw, len(rows) * len(cols))
    y = (w.reshape(groups, M // groups, -1) @ columns).reshape(N, M, len(rows), len(cols))
    return y if b is None else y + b[None, :, None, None]


def sources(length, k, s, p, d, device):
    """The index that each output and tap reads, and whether it lies inside."""
    out = (length + 2 * p - d * (k - 1) - 1) // s + 1
    if out < 1:
        raise ValueError("size")
    index = torch.arange(out, device=device)[:, None] * s + torch.arange(k, device=device) * d - p
    return index.clamp(0, length - 1), (index >= 0) & (index < length)
