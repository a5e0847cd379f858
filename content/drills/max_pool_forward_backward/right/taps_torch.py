import torch


@torch.no_grad()
def maxpool_forward(x, k, s, p):
    N, C, H, W = x.shape
    oh, ow = (H + 2 * p[0] - k[0]) // s[0] + 1, (W + 2 * p[1] - k[1]) // s[1] + 1
    padded = x.new_full((N, C, H + 2 * p[0], W + 2 * p[1]), float("-inf"))
    padded[:, :, p[0] : p[0] + H, p[1] : p[1] + W] = x
    y = x.new_full((N, C, oh, ow), float("-inf"))
    winner = torch.zeros_like(y, dtype=torch.long)
    for tap, seen in enumerate(slices(padded, k, s, oh, ow)):
        winner = torch.where(seen > y, tap, winner)
        y = torch.maximum(y, seen)
    return y, (winner, (H, W), k, s, p)


@torch.no_grad()
def maxpool_backward(dy, cache):
    winner, (H, W), k, s, p = cache
    dx = dy.new_zeros(*dy.shape[:2], H + 2 * p[0], W + 2 * p[1])
    for tap, places in enumerate(slices(dx, k, s, *dy.shape[2:])):
        places.add_(dy * (winner == tap))
    return dx[:, :, p[0] : p[0] + H, p[1] : p[1] + W]


def slices(a, k, s, oh, ow):
    for i in range(k[0]):
        for j in range(k[1]):
            yield a[:, :, i : i + (oh - 1) * s[0] + 1 : s[0], j : j + (ow - 1) * s[1] + 1 : s[1]]
