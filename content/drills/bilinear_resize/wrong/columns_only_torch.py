# wrong_answer column: interpolates along the width alone / 只沿宽插值，行取最近的
import torch


def resize(x, size, align_corners):
    top, bottom, down = neighbours(x.shape[2], size[0], align_corners, x)
    left, right, across = neighbours(x.shape[3], size[1], align_corners, x)
    down = down[:, None]
    rows = torch.where(down < 0.5, x[:, :, top], x[:, :, bottom])
    return rows[..., left] * (1 - across) + rows[..., right] * across


def neighbours(n, out, align_corners, like):
    """For each output along an axis: index before it, index after it, and how far it is from the first."""
    i = torch.arange(out, device=like.device, dtype=torch.float64)
    if align_corners:
        at = i * (n - 1) / max(out - 1, 1)
    else:
        at = (i + 0.5) * n / out - 0.5
        at = at.clamp(0, n - 1)
    before = at.floor().long()
    after = (before + 1).clamp(max=n - 1)
    return before, after, (at - before).to(like.dtype)
