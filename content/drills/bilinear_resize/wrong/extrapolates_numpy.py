# wrong_answer longer_edges: clips indices, not positions: it extrapolates / 只截断下标、没截断位置，成了外推
import numpy as np


def resize(x, size, align_corners):
    top, bottom, down = neighbours(x.shape[2], size[0], align_corners, x.dtype)
    left, right, across = neighbours(x.shape[3], size[1], align_corners, x.dtype)
    down = down[:, None]
    rows = x[:, :, top] * (1 - down) + x[:, :, bottom] * down
    return rows[..., left] * (1 - across) + rows[..., right] * across


def neighbours(n, out, align_corners, dtype):
    """For each output along an axis: index before it, index after it, and how far it is from the first."""
    i = np.arange(out)
    at = i * (n - 1) / max(out - 1, 1) if align_corners else (i + 0.5) * n / out - 0.5
    before = np.clip(np.floor(at), 0, max(n - 2, 0)).astype(int)
    after = np.minimum(before + 1, n - 1)
    return before, after, (at - before).astype(dtype)
