# wrong_answer same_mask: keeps one global mask, that of the latest forward / 只保留一个全局掩码，即最近一次前向的
import numpy as np

_latest = {}


def dropout_forward(x, p, training, rng):
    if not training or p == 0:
        _latest["factor"] = np.ones_like(x)
        return x.copy(), None
    keep = rng.random(x.shape) >= p
    factor = keep / x.dtype.type(1 - p if p < 1 else 1)
    _latest["factor"] = factor
    return x * factor, None


def dropout_backward(dy, cache):
    dx = dy * _latest["factor"]
    return dx
