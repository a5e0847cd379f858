# wrong_answer bad_groups: leaves it to chance whether an error comes / 通道对不上时没有检查
import numpy as np


def conv2d(x, w, b, stride, padding, dilation, groups):
    N, _, H, W = x.shape
    M, Ci, kh, kw = w.shape
    (sh, sw), (ph, pw), (dh, dw) = stride, padding, dilation
    oh = (H + 2 * ph - dh * (kh - 1) - 1) // sh + 1
    ow = (W + 2 * pw - dw * (kw - 1) - 1) // sw + 1
    if oh < 1 or ow < 1:
        raise ValueError("the kernel has no position")
    padded = np.pad(x, ((0, 0), (0, 0), (ph, ph), (pw, pw)))
    inputs = padded[:, : groups * Ci].reshape(N, groups, Ci, *padded.shape[2:])
    weights = w.reshape(groups, M // groups, Ci, kh, kw)
    y = np.zeros((N, groups, M // groups, oh, ow), x.dtype)
    for i in range(kh):
        for j in range(kw):
            rows = slice(i * dh, i * dh + (oh - 1) * sh + 1, sh)
            cols = slice(j * dw, j * dw + (ow - 1) * sw + 1, sw)
            y += np.einsum("ngchw,goc->ngohw", inputs[..., rows, cols], weights[..., i, j])
    y = y.reshape(N, M, oh, ow)
    return y if b is None else y + b[:, None, None]
