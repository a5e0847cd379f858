# wrong_answer reused: keeps the padded image of the last call with that shape / 形状相同时沿用上次补边后的图
import numpy as np

seen = {}


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
    padded = seen.setdefault((x.shape, padding, x.dtype), np.pad(x, ((0, 0), (0, 0), (ph, ph), (pw, pw))))
    inputs = padded.reshape(N, groups, Ci, *padded.shape[2:])
    weights = w.reshape(groups, M // groups, Ci, kh, kw)
    y = np.zeros((N, groups, M // groups, oh, ow), x.dtype)
    for i in range(kh):
        for j in range(kw):
            rows = slice(i * dh, i * dh + (oh - 1) * sh + 1, sh)
            cols = slice(j * dw, j * dw + (ow - 1) * sw + 1, sw)
            y += np.einsum("ngchw,goc->ngohw", inputs[..., rows, cols], weights[..., i, j])
    y = y.reshape(N, M, oh, ow)
    return y if b is None else y + b[:, None, None]
