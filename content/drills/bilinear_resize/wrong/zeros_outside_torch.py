# wrong_answer longer_edges: takes what lies outside for 0 / 把图外当成 0
import torch


def resize(x, size, align_corners):
    top, bottom, down, inside_down = neighbours(x.shape[2], size[0], align_corners, x)
    left, right, across, inside = neighbours(x.shape[3], size[1], align_corners, x)
    down = down[:, None]
    rows = x[:, :, top] * (1 - down) + x[:, :, bottom] * down
    rows = rows * inside_down[:, None]
    return (rows[..., left] * (1 - across) + rows[..., right] * across) * inside


def neighbours(n, out, align_corners, like):
    """For each output along an axis: index before it, index after it, and how far it is from the first."""
    i = torch.arange(out, device=like.device, dtype=torch.float64)
    at = i * (n - 1) / max(out - 1, 1) if align_corners else (i + 0.5) * n / out - 0.5
    before = at.floor().long().clamp(min=0, max=n - 1)
    after = (before + 1).clamp(max=n - 1)
    return before, after, (at - before).to(like.dtype), (at >= 0) & (at <= n - 1)
