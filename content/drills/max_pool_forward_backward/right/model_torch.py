import torch


@torch.no_grad()
def maxpool_forward(x, k, s, p):
    padded = torch.nn.functional.pad(x, (p[1], p[1], p[0], p[0]), value=-torch.inf)
    windows = padded.unfold(2, k[0], s[0]).unfold(3, k[1], s[1])
    # fill: y and which, the number of the winner in its window, row by row / y 和 which：胜者在窗口内逐行数的编号
    y, which = windows.flatten(4).max(4)
    # end
    return y, (x.shape, k, s, p, which)


@torch.no_grad()
def maxpool_backward(dy, cache):
    (N, C, H, W), k, s, p, which = cache
    wide = W + 2 * p[1]
    # fill: cell of each winner, its number in the flattened padded image / cell：胜者在展平的补边图中的编号
    row = torch.arange(dy.shape[2], device=dy.device)[:, None] * s[0] + which // k[1]
    col = torch.arange(dy.shape[3], device=dy.device) * s[1] + which % k[1]
    cell = row * wide + col
    # end
    # fill: dx, (N, C, cells): add each dy to its winner / dx (N, C, 格子数)：把每个 dy 加到胜者处
    dx = dy.new_zeros(N, C, (H + 2 * p[0]) * wide)
    dx.scatter_add_(2, cell.flatten(2), dy.flatten(2))
    # end
    return dx.view(N, C, H + 2 * p[0], wide)[:, :, p[0] : p[0] + H, p[1] : p[1] + W]
