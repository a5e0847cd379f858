# wrong_answer longer_edges: floor(-0.25) = -1 reads the last value / floor(-0.25) = -1 读到了最后一个值
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
    if align_corners:
        at = i * (n - 1) / max(out - 1, 1)
    else:
        at = (i + 0.5) * n / out - 0.5
        at = np.minimum(at, n - 1)
    before = np.floor(at).astype(int)
    after = np.minimum(before + 1, n - 1)
    return before, after, (at - before).astype(dtype)
