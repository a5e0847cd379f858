import torch


@torch.no_grad()
def avgpool(x, k, s, p, ceil_mode, count_include_pad):
    (top, bottom, tall), (left, right, wide) = windows(x, x.shape, k, s, p, ceil_mode, count_include_pad)
    corner = torch.nn.functional.pad(x.double(), (1, 0, 1, 0)).cumsum(2).cumsum(3)  # sums up to each place
    strip = corner[:, :, bottom] - corner[:, :, top]
    return ((strip[..., right] - strip[..., left]) / (tall[:, None] * wide)).to(x.dtype)


@torch.no_grad()
def avgpool_backward(dy, shape, k, s, p, ceil_mode, count_include_pad):
    (top, bottom, tall), (left, right, wide) = windows(dy, shape, k, s, p, ceil_mode, count_include_pad)
    share = dy.double() / (tall[:, None] * wide)
    steps = share.new_zeros(*shape[:2], shape[2] + 1, shape[3] + 1)  # where a window's share begins and ends
    for rows, sign in ((top, 1), (bottom, -1)):
        strip = share.new_zeros(*shape[:2], shape[2] + 1, share.shape[3]).index_add_(2, rows, share * sign)
        steps.index_add_(3, left, strip).index_add_(3, right, -strip)
    return steps.cumsum(2).cumsum(3)[:, :, :-1, :-1].to(dy.dtype)


@torch.no_grad()
def global_avg_pool(x):
    return x.sum(3).sum(2) / (x.shape[2] * x.shape[3])


def windows(like, shape, k, s, p, ceil_mode, count_include_pad):
    for axis in (0, 1):
        length, size, step, edge = shape[2 + axis], k[axis], s[axis], p[axis]
        start = torch.arange(-edge, length, step, device=like.device)
        start = start[start + size <= length + edge + (step - 1) * bool(ceil_mode)]
        end = (start + size).clamp(max=length + edge)
        first, last = start.clamp(min=0), end.clamp(max=length)
        yield first, last, (end - start if count_include_pad else last - first)
