import numpy as np


def numgrad(f, x, h):
    flat = np.array(x).ravel()

    def at(i, value):
        moved = flat.copy()
        moved[i] = value
        return f(moved.reshape(x.shape))

    grad = np.empty(flat.size)
    for i, value in enumerate(flat):
        grad[i] = (at(i, value + h) - at(i, value - h)) / (h + h)
    return grad.reshape(x.shape)


def relative_error(a, b):
    pairs = zip(np.ravel(a).tolist(), np.ravel(b).tolist(), strict=True)
    return np.float64(max((abs(p - q) / max(abs(p), abs(q)) for p, q in pairs if p or q), default=0.0))
