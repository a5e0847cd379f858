"""Convolution as one product of strided windows and weights: the yardstick on the CPU and on a GPU."""

import torch


def conv2d(x, w, b, stride, padding, dilation, groups):
    (N, C), (M, Ci, kh, kw) = x.shape[:2], w.shape
    if groups * Ci != C or M % groups:
        raise ValueError("channels and groups don't fit together")
    (sh, sw), (ph, pw), (dh, dw) = stride, padding, dilation
    padded = torch.nn.functional.pad(x, (pw, pw, ph, ph))
    span_h, span_w = dh * (kh - 1) + 1, dw * (kw - 1) + 1
    if padded.shape[2] < span_h or padded.shape[3] < span_w:
        raise ValueError("the kernel has no position")
    seen = padded.unfold(2, span_h, sh).unfold(3, span_w, sw)[..., ::dh, ::dw]
    oh, ow = seen.shape[2:4]
    columns = seen.reshape(N, groups, Ci, oh, ow, kh, kw).permute(1, 2, 5, 6, 0, 3, 4).reshape(groups, Ci * kh * kw, -1)
    y = w.reshape(groups, M // groups, -1) @ columns
    y = y.reshape(M, N, oh, ow).transpose(0, 1)
    return (y if b is None else y + b[:, None, None]).contiguous()
