import torch


def im2col(x, kernel, stride, padding, dilation):
    (kh, kw), (ph, pw), (dh, dw) = kernel, padding, dilation
    padded = torch.nn.functional.pad(x, (pw, pw, ph, ph))
    span_h, span_w = dh * (kh - 1) + 1, dw * (kw - 1) + 1
    if padded.shape[2] < span_h or padded.shape[3] < span_w:
        raise ValueError("the kernel has no position")
    windows = padded.unfold(2, span_h, stride[0]).unfold(3, span_w, stride[1])[..., ::dh, ::dw]
    columns = windows.permute(0, 1, 4, 5, 2, 3)
    return columns.flatten(1, 3).flatten(2)


def conv2d(x, w, b, stride, padding, dilation, groups):
    N, (M, Ci, kh, kw) = x.shape[0], w.shape
    if groups * Ci != x.shape[1] or M % groups:
        raise ValueError("channels and groups don't fit together")
    columns = im2col(x, (kh, kw), stride, padding, dilation)
    columns = columns.reshape(N, groups, Ci * kh * kw, columns.shape[2])
    y = w.reshape(groups, M // groups, -1) @ columns
    ow = (x.shape[3] + 2 * padding[1] - dilation[1] * (kw - 1) - 1) // stride[1] + 1
    y = y.reshape(N, M, columns.shape[3] // ow, ow)
    return y if b is None else y + b[:, None, None]
