# wrong_answer position_order: positions column by column / 输出位置按列排列
import numpy as np


def im2col(x, kernel, stride, padding, dilation):
    N, C, H, W = x.shape
    (kh, kw), (sh, sw), (ph, pw), (dh, dw) = kernel, stride, padding, dilation
    oh = (H + 2 * ph - dh * (kh - 1) - 1) // sh + 1
    ow = (W + 2 * pw - dw * (kw - 1) - 1) // sw + 1
    if oh < 1 or ow < 1:
        raise ValueError("the kernel has no position")
    padded = np.pad(x, ((0, 0), (0, 0), (ph, ph), (pw, pw)))
    columns = np.empty((N, C, kh, kw, oh, ow), x.dtype)
    for i in range(kh):
        for j in range(kw):
            rows, cols = i * dh + sh * np.arange(oh), j * dw + sw * np.arange(ow)
            columns[:, :, i, j] = padded[:, :, rows[:, None], cols]
    return columns.swapaxes(4, 5).reshape(N, C * kh * kw, oh * ow)


def conv2d(x, w, b, stride, padding, dilation, groups):
    N, (M, Ci, kh, kw) = len(x), w.shape
    if groups * Ci != x.shape[1] or M % groups:
        raise ValueError("channels and groups don't fit together")
    columns = im2col(x, (kh, kw), stride, padding, dilation)
    columns = columns.reshape(N, groups, Ci * kh * kw, columns.shape[2])
    y = w.reshape(groups, M // groups, -1) @ columns
    ow = (x.shape[3] + 2 * padding[1] - dilation[1] * (kw - 1) - 1) // stride[1] + 1
    y = y.reshape(N, M, columns.shape[3] // ow, ow)
    return y if b is None else y + b[:, None, None]
