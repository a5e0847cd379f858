# wrong_answer longer_edges: long() rounds -0.25 to 0, and the weight is negative / long() 把 -0.25 变成 0，权重成了负数
import torch


def resize(x, size, align_corners):
    top, bottom, down = neighbours(x.shape[2], size[0], align_corners, x)
    left, right, across = neighbours(x.shape[3], size[1], align_corners, x)
    down = down[:, None]
    rows = x[:, :, top] * (1 - down) + x[:, :, bottom] * down
    return rows[..., left] * (1 - across) + rows[..., right] * across


def neighbours(n, out, align_corners, like):
    """For each output along an axis: index before it, index after it, and how far it is from the first."""
    i = torch.arange(out, device=like.device, dtype=torch.float64)
    at = i * (n - 1) / max(out - 1, 1) if align_corners else (i + 0.5) * n / out - 0.5
    before = at.long().clamp(max=n - 1)
    after = (before + 1).clamp(max=n - 1)
    return before, after, (at - before).to(like.dtype)
