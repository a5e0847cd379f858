import numpy as np


def _with_ones(a):
    """A column of ones makes the bias one more row of the weights."""
    return np.concatenate([a, np.ones((len(a), 1), a.dtype)], axis=1)


def mlp(x, w1, b1, w2, b2, y):
    a0, v1, v2 = _with_ones(x), np.vstack([w1, b1]), np.vstack([w2, b2])
    z = a0 @ v1
    a1 = _with_ones(np.where(z > 0, z, 0))
    logits = a1 @ v2
    logits -= logits.max(axis=-1, keepdims=True)
    target = np.take_along_axis(logits, y[:, None], axis=1)
    losses = np.log(np.exp(logits).sum(-1)) - target[:, 0]
    delta = np.exp(logits)
    delta /= delta.sum(-1, keepdims=True)
    np.put_along_axis(delta, y[:, None], np.take_along_axis(delta, y[:, None], 1) - 1, 1)
    delta = delta / x.dtype.type(len(y))
    dv2 = a1.T @ delta
    back = delta @ w2.T
    back[z <= 0] = 0
    dv1 = a0.T @ back
    return np.mean(losses), dv1[:-1], dv1[-1], dv2[:-1], dv2[-1]
