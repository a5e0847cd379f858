import torch


def resize(x, size, align_corners):
    down = matrix(x.shape[2], size[0], align_corners, x)
    across = matrix(x.shape[3], size[1], align_corners, x)
    return torch.einsum("rh,nchw,qw->ncrq", down, x, across)


def matrix(n, out, align_corners, like):
    i = torch.arange(out, device=like.device, dtype=torch.float64)
    at = i * ((n - 1) / (out - 1) if out > 1 else 0) if align_corners else (i + 0.5) * n / out - 0.5
    distance = (at.clamp(0, n - 1)[:, None] - torch.arange(n, device=like.device)).abs()
    return (1 - distance).relu().to(like.dtype)
