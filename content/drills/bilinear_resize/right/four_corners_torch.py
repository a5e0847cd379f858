import torch


def resize(x, size, align_corners):
    axes = [positions(x.shape[2 + i], size[i], align_corners, x.device) for i in (0, 1)]
    (i, u), (j, v) = ((at.long(), at.frac().to(x.dtype)) for at in axes)
    i, u = i[:, None], u[:, None]
    below, beside = (i + 1).clamp(max=x.shape[2] - 1), (j + 1).clamp(max=x.shape[3] - 1)
    upper = torch.lerp(x[:, :, i, j], x[:, :, i, beside], v)
    lower = torch.lerp(x[:, :, below, j], x[:, :, below, beside], v)
    return torch.lerp(upper, lower, u)


def positions(n, out, align_corners, device):
    if align_corners:
        return torch.linspace(0, n - 1, out, dtype=torch.float64, device=device)
    middles = torch.arange(0.5, out, device=device, dtype=torch.float64)
    return (middles * n / out - 0.5).clamp(0, n - 1)
