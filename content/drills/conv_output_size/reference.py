"""Output sizes by placing window after window and counting.

Source: the PyTorch documentation of Conv2d, MaxPool2d and ConvTranspose2d (shapes); SAME as in tf.nn.convolution.
Deliberate difference: nothing is put into a formula; positions are listed.
"""


def _span(k, d):
    return max(tap * d for tap in range(k)) + 1


def _found(count):
    if count < 1:
        raise ValueError("nothing is left")
    return count


def conv_size(n, k, s, p, d):
    return _found(sum(start + _span(k, d) <= n + 2 * p for start in range(0, n + 2 * p, s)))


def pool_size(n, k, s, p, d, ceil_mode):
    if 2 * p > k:
        raise ValueError("the padding is more than half a window")
    beyond = s - 1 if ceil_mode else 0  # rounding up: a window may stick out by less than a stride
    starts = [start for start in range(0, n + 2 * p, s) if start + _span(k, d) <= n + 2 * p + beyond]
    return _found(sum(start < n + p for start in starts))


def transposed_size(n, k, s, p, d, output_padding):
    if output_padding >= s and output_padding >= d:
        raise ValueError("output_padding is too large")
    touched = max(value * s + tap * d for value in range(n) for tap in range(k)) + 1
    return _found(touched - p - p + output_padding)


def same_padding(n, k, s, d):
    out = len(range(0, n, s))
    total = 0
    while len([start for start in range(0, n + total, s) if start + _span(k, d) <= n + total]) < out:
        total += 1
    before = total // 2
    return out, before, total - before
