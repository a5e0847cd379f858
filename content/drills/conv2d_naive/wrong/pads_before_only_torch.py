# wrong_answer padding: all the padding goes in front / 填充全补在前面
import torch


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
    padded = torch.nn.functional.pad(x, (2 * pw, 0, 2 * ph, 0))
    inputs = padded.unflatten(1, (groups, Ci))
    weights = w.unflatten(0, (groups, M // groups))
    y = x.new_zeros(N, groups, M // groups, oh, ow)
    for i in range(kh):
        for j in range(kw):
            rows = slice(i * dh, i * dh + (oh - 1) * sh + 1, sh)
            cols = slice(j * dw, j * dw + (ow - 1) * sw + 1, sw)
            y = y + torch.einsum("ngchw,goc->ngohw", inputs[..., rows, cols], weights[..., i, j])
    y = y.flatten(1, 2)
    return y if b is None else y + b[:, None, None]
