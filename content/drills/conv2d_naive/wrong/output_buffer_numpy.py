# wrong_answer reused: gives the same buffer every time, so old results change / 每次返回同一块缓冲区，旧结果跟着变
import numpy as np

buffers = {}


def conv2d(x, w, b, stride, padding, dilation, groups):
    N, C, H, W = x.shape
    M, Ci, kh, kw = w.shape
    (sh, sw), (ph, pw), (dh, dw) = stride, padding, dilation
    if groups * Ci != C or M % groups:
        raise ValueError("channels and groups don't fit together")
    oh = (H + 2 * ph - dh * (kh - 1) - 1) // sh + 1
    ow = (W + 2 * pw - dw * (kw - 1) - 1) // sw + 1
    if oh < 1 or ow < 1:
        raise ValueError("the kernel has no position")
    padded = np.pad(x, ((0, 0), (0, 0), (ph, ph), (pw, pw)))
    inputs = padded.reshape(N, groups, Ci, *padded.shape[2:])
    weights = w.reshape(groups, M // groups, Ci, kh, kw)
    shape = (N, groups, M // groups, oh, ow)
    y = buffers.setdefault((shape, x.dtype), np.zeros(shape, x.dtype))
    y[:] = 0
    for i in range(kh):
        for j in range(kw):
            rows = slice(i * dh, i * dh + (oh - 1) * sh + 1, sh)
            cols = slice(j * dw, j * dw + (ow - 1) * sw + 1, sw)
            y += np.einsum("ngchw,goc->ngohw", inputs[..., rows, cols], weights[..., i, j])
    y = y.reshape(N, M, oh, ow)
    return y if b is None else y + b[:, None, None]
