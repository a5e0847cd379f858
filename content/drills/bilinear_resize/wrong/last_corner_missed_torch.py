# wrong_answer longer_aligned: divides by out, not out - 1 / 除以 out 而不是 out - 1，末角对不上
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
    if align_corners:
        at = i * (n - 1) / out
    else:
        at = (i + 0.5) * n / out - 0.5
        at = at.clamp(0, n - 1)
    before = at.floor().long()
    after = (before + 1).clamp(max=n - 1)
    return before, after, (at - before).to(like.dtype)
