# wrong_answer ties: shares the gradient among equal values, as amax does / 像 amax 那样把梯度平分给并列者
# cards: pool-backward
import torch


@torch.no_grad()
def maxpool_forward(x, k, s, p):
    padded = torch.nn.functional.pad(x, (p[1], p[1], p[0], p[0]), value=-torch.inf)
    windows = padded.unfold(2, k[0], s[0]).unfold(3, k[1], s[1])
    y = windows.amax((4, 5))
    which = (windows == y[..., None, None]).to(x.dtype)
    which = which / which.sum((4, 5), keepdim=True)
    return y, (x.shape, k, s, p, which)


@torch.no_grad()
def maxpool_backward(dy, cache):
    (N, C, H, W), k, s, p, which = cache
    dx = dy.new_zeros(N, C, H + 2 * p[0], W + 2 * p[1])
    rows = torch.arange(dy.shape[2], device=dy.device)[:, None] * s[0]
    cols = torch.arange(dy.shape[3], device=dy.device) * s[1]
    for i in range(k[0]):
        for j in range(k[1]):
            dx[:, :, rows + i, cols + j] += dy * which[..., i, j]
    return dx[:, :, p[0] : p[0] + H, p[1] : p[1] + W]
