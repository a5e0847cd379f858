# wrong_answer output_padding: adds it on both sides / output_padding 两侧都加
def conv_size(n, k, s, p, d):
    out = (n + 2 * p - span(k, d)) // s + 1
    return checked(out)


def pool_size(n, k, s, p, d, ceil_mode):
    if p > k // 2:
        raise ValueError("the padding is more than half a window")
    room = n + 2 * p - span(k, d)
    out = (room + s - 1) // s + 1 if ceil_mode else room // s + 1
    if (out - 1) * s >= n + p:
        out -= 1
    return checked(out)


def transposed_size(n, k, s, p, d, output_padding):
    if output_padding >= max(s, d):
        raise ValueError("output_padding is too large")
    out = (n - 1) * s + span(k, d) - 2 * p + 2 * output_padding
    return checked(out)


def same_padding(n, k, s, d):
    out = -(-n // s)
    total = max((out - 1) * s + span(k, d) - n, 0)
    return out, total // 2, total - total // 2


def span(k, d):
    """How many elements k taps reach over."""
    return d * (k - 1) + 1


def checked(out):
    if out < 1:
        raise ValueError("nothing is left")
    return out
