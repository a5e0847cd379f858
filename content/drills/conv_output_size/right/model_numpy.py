def conv_size(n, k, s, p, d):
    # fill: out, how many positions there are; at most 0 if it doesn't fit / out：有几个位置；放不下时不大于 0
    out = (n + 2 * p - span(k, d)) // s + 1
    # end
    return checked(out)


def pool_size(n, k, s, p, d, ceil_mode):
    if p > k // 2:
        raise ValueError("the padding is more than half a window")
    # fill: out, rounded down or up; no window starts in the right padding / out：两种取整；窗口不从右侧填充开始
    room = n + 2 * p - span(k, d)
    out = (room + s - 1) // s + 1 if ceil_mode else room // s + 1
    if (out - 1) * s >= n + p:
        out -= 1
    # end
    return checked(out)


def transposed_size(n, k, s, p, d, output_padding):
    if output_padding >= max(s, d):
        raise ValueError("output_padding is too large")
    # fill: out, the length of all stamps, cropped and extended / out：所有印迹的长度，裁剪、再加长
    out = (n - 1) * s + span(k, d) - 2 * p + output_padding
    # end
    return checked(out)


def same_padding(n, k, s, d):
    # fill: out and total, the padding of both sides together / out 和两侧填充之和 total
    out = -(-n // s)
    total = max((out - 1) * s + span(k, d) - n, 0)
    # end
    return out, total // 2, total - total // 2


def span(k, d):
    """How many elements k taps reach over."""
    return d * (k - 1) + 1


def checked(out):
    if out < 1:
        raise ValueError("nothing is left")
    return out
