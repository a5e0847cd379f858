import torch


@torch.no_grad()
def avgpool(x, k, s, p, ceil_mode, count_include_pad):
    rows = spans(x.shape[2], k[0], s[0], p[0], ceil_mode, count_include_pad)
    cols = spans(x.shape[3], k[1], s[1], p[1], ceil_mode, count_include_pad)
    y = x.new_zeros(*x.shape[:2], len(rows), len(cols))
    for r, (top, bottom, tall) in enumerate(rows):
        for q, (left, right, wide) in enumerate(cols):
            # fill: y[:, :, r, q], the window's sum over tall * wide / y[:, :, r, q]：窗口之和除以 tall * wide
            y[:, :, r, q] = x[:, :, top:bottom, left:right].sum((2, 3)) / (tall * wide)
            # end
    return y


@torch.no_grad()
def avgpool_backward(dy, shape, k, s, p, ceil_mode, count_include_pad):
    rows = spans(shape[2], k[0], s[0], p[0], ceil_mode, count_include_pad)
    cols = spans(shape[3], k[1], s[1], p[1], ceil_mode, count_include_pad)
    dx = dy.new_zeros(shape)
    for r, (top, bottom, tall) in enumerate(rows):
        for q, (left, right, wide) in enumerate(cols):
            # fill: add the share of dy[:, :, r, q] to its window in dx / 把 dy[:, :, r, q] 的一份加到 dx 的窗口里
            dx[:, :, top:bottom, left:right] += dy[:, :, r : r + 1, q : q + 1] / (tall * wide)
            # end
    return dx


@torch.no_grad()
def global_avg_pool(x):
    return x.mean((2, 3))


def spans(length, k, s, p, ceil_mode, count_include_pad):
    """Along one axis: first and last index within the image, and the length to divide by, of every window."""
    # fill: count, the number of windows / count：窗口个数
    room = length + 2 * p - k
    count = (room + (s - 1 if ceil_mode else 0)) // s + 1
    if (count - 1) * s >= length + p:
        count -= 1
    # end
    found = []
    for start in range(-p, -p + count * s, s):
        end = min(start + k, length + p)
        # fill: first, last: cut to the image; divisor: counts padding or not / first、last：截到图内；divisor：除数
        first, last = max(start, 0), min(end, length)
        divisor = end - start if count_include_pad else last - first
        # end
        found.append((first, last, divisor))
    return found
