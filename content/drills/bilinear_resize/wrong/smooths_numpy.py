# wrong_answer smaller: averages what lies between when it makes an image smaller / 缩小时对中间的值取了平均
import numpy as np


def resize(x, size, align_corners):
    top, bottom, down = neighbours(x.shape[2], size[0], align_corners, x.dtype)
    left, right, across = neighbours(x.shape[3], size[1], align_corners, x.dtype)
    down = down[:, None]
    rows = x[:, :, top] * (1 - down) + x[:, :, bottom] * down
    step = x.shape[3] // size[1]
    if step > 1:
        rows = sum(np.roll(rows, -k, 3) for k in range(step)) / x.dtype.type(step)
    return rows[..., left] * (1 - across) + rows[..., right] * across


def neighbours(n, out, align_corners, dtype):
    """For each output along an axis: index before it, index after it, and how far it is from the first."""
    i = np.arange(out)
    if align_corners:
        at = i * (n - 1) / max(out - 1, 1)
    else:
        at = (i + 0.5) * n / out - 0.5
        at = np.clip(at, 0, n - 1)
    before = np.floor(at).astype(int)
    after = np.minimum(before + 1, n - 1)
    return before, after, (at - before).astype(dtype)
