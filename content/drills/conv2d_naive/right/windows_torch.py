import torch


def conv2d(x, w, b, stride, padding, dilation, groups):
    kh, kw = w.shape[2:]
    if x.shape[1] != groups * w.shape[1] or w.shape[0] % groups:
        raise ValueError("groups")
    (ph, pw), (dh, dw) = padding, dilation
    padded = x.new_zeros(*x.shape[:2], x.shape[2] + 2 * ph, x.shape[3] + 2 * pw)
    padded[:, :, ph : ph + x.shape[2], pw : pw + x.shape[3]] = x
    if padded.shape[2] <= dh * (kh - 1) or padded.shape[3] <= dw * (kw - 1):
        raise ValueError("size")
    windows = padded.unfold(2, dh * (kh - 1) + 1, stride[0]).unfold(3, dw * (kw - 1) + 1, stride[1])
    windows = windows[..., ::dh, ::dw]
    parts = [
        torch.einsum("nchwij,ocij->nohw", inputs, weights)
        for inputs, weights in zip(windows.chunk(groups, 1), w.chunk(groups), strict=True)
    ]
    y = torch.cat(parts, 1)
    return y if b is None else y + b.view(1, -1, 1, 1)
