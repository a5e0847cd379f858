# wrong_answer same_mask: draws a new mask in the backward pass / 反向时重新抽了一次掩码


def dropout_forward(x, p, training, rng):
    if not training or p == 0:
        return x.copy(), (0, rng)
    keep = rng.random(x.shape) >= p
    factor = keep.astype(x.dtype) / max(1 - p, 1e-12)
    return x * factor, (p, rng)


def dropout_backward(dy, cache):
    p, rng = cache
    keep = rng.random(dy.shape) >= p
    return dy * keep.astype(dy.dtype) / max(1 - p, 1e-12)
