import numpy as np


def strides(layout, shape):
    N, C, H, W = shape
    if layout == "NCHW":
        return C * H * W, H * W, W, 1
    if layout == "NHWC":
        return H * W * C, 1, W * C, C
    if layout == "CHWN":
        return 1, H * W * N, W * N, N
    raise ValueError("no strides")


def offset(layout, n, c, h, w, shape):
    N, C, H, W = shape
    if min(n, c, h, w) < 0 or n >= N or c >= C or h >= H or w >= W:
        raise IndexError("outside")
    if layout == "nChw8c":
        filled = -(-C // 8) * 8
        return n * filled * H * W + c // 8 * 8 * H * W + 8 * (h * W + w) + c % 8
    a, b, d, e = strides(layout, shape)
    return n * a + c * b + h * d + w * e


def index(layout, at, shape):
    N, C, H, W = shape
    if at < 0:
        raise IndexError("outside")
    if layout == "nChw8c":
        rest, lane = divmod(at, 8)
        rest, w = divmod(rest, W)
        rest, h = divmod(rest, H)
        n, block = divmod(rest, -(-C // 8))
        found = n, block * 8 + lane, h, w
    else:
        steps = strides(layout, shape)
        found = tuple(at // step % size if size > 1 else 0 for step, size in zip(steps, shape, strict=True))
        if at >= N * C * H * W:
            raise IndexError("outside")
    if found[0] >= N or found[1] >= C:
        raise IndexError("outside")
    return found


def pack(x, layout):
    N, C, H, W = x.shape
    if layout == "nChw8c":
        memory = np.zeros((N, -(-C // 8), H, W, 8), x.dtype)
        for c in range(C):
            memory[:, c // 8, :, :, c % 8] = x[:, c]
        return memory.ravel()
    strides(layout, x.shape)
    return np.array(np.einsum(f"nchw->{layout.lower()}", x)).reshape(-1)
