# wrong_answer longer_edges: linspace from corner to corner in both conventions / 两种约定都用了首尾对齐的 linspace
import torch


def resize(x, size, align_corners):
    top, bottom, down = neighbours(x.shape[2], size[0], align_corners, x)
    left, right, across = neighbours(x.shape[3], size[1], align_corners, x)
    down = down[:, None]
    rows = x[:, :, top] * (1 - down) + x[:, :, bottom] * down
    return rows[..., left] * (1 - across) + rows[..., right] * across


def neighbours(n, out, align_corners, like):
    """For each output along an axis: index before it, index after it, and how far it is from the first."""
    at = torch.linspace(0, n - 1, out, device=like.device, dtype=torch.float64)
    before = at.floor().long()
    after = (before + 1).clamp(max=n - 1)
    return before, after, (at - before).to(like.dtype)
