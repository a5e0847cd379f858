import torch


def resize(x, size, align_corners):
    top, bottom, down = neighbours(x.shape[2], size[0], align_corners, x)
    left, right, across = neighbours(x.shape[3], size[1], align_corners, x)
    # fill: rows, (N, C, oh, W): mix upper and lower rows by `down` / rows (N, C, oh, W)：按 down 混合上下两行
    down = down[:, None]
    rows = x[:, :, top] * (1 - down) + x[:, :, bottom] * down
    # end
    return rows[..., left] * (1 - across) + rows[..., right] * across


def neighbours(n, out, align_corners, like):
    """For each output along an axis: index before it, index after it, and how far it is from the first."""
    i = torch.arange(out, device=like.device, dtype=torch.float64)
    # fill: at, the position that each output reads, from 0 to n - 1 / at：每个输出读取的位置，0 到 n - 1
    if align_corners:
        at = i * (n - 1) / max(out - 1, 1)
    else:
        at = (i + 0.5) * n / out - 0.5
        at = at.clamp(0, n - 1)
    # end
    # fill: before and after, whole numbers from 0 to n - 1 / before、after：0 到 n - 1 的整数
    before = at.floor().long()
    after = (before + 1).clamp(max=n - 1)
    # end
    return before, after, (at - before).to(like.dtype)
