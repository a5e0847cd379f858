# runtime_error windows: torch.zeros is float32, scatter_add_ wants dy's dtype / torch.zeros 是 float32，与 dy 不一致
import torch


@torch.no_grad()
def maxpool_forward(x, k, s, p):
    padded = torch.nn.functional.pad(x, (p[1], p[1], p[0], p[0]), value=-torch.inf)
    windows = padded.unfold(2, k[0], s[0]).unfold(3, k[1], s[1])
    y, which = windows.flatten(4).max(4)
    return y, (x.shape, k, s, p, which)


@torch.no_grad()
def maxpool_backward(dy, cache):
    (N, C, H, W), k, s, p, which = cache
    wide = W + 2 * p[1]
    row = torch.arange(dy.shape[2], device=dy.device)[:, None] * s[0] + which // k[1]
    col = torch.arange(dy.shape[3], device=dy.device) * s[1] + which % k[1]
    cell = row * wide + col
    dx = torch.zeros(N, C, (H + 2 * p[0]) * wide, device=dy.device)
    dx.scatter_add_(2, cell.flatten(2), dy.flatten(2))
    return dx.view(N, C, H + 2 * p[0], wide)[:, :, p[0] : p[0] + H, p[1] : p[1] + W]
