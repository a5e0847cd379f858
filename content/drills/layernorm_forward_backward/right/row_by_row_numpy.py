import numpy as np


def layernorm_forward(x, gamma, beta, eps):
    rows, scale, shift = x.reshape(-1, gamma.size), gamma.ravel(), beta.ravel()
    y = np.empty_like(rows)
    kept = []
    for i, row in enumerate(rows):
        centred = row - row.mean()
        inv = 1 / np.sqrt(centred @ centred / len(row) + eps)
        y[i] = centred * inv * scale + shift
        kept.append((centred * inv, inv))
    return y.reshape(x.shape), (kept, scale.copy(), gamma.shape)


def layernorm_backward(dy, cache):
    kept, scale, tail = cache
    rows = dy.reshape(-1, scale.size)
    dx, dgamma, dbeta = np.empty_like(rows), np.zeros_like(scale), np.zeros_like(scale)
    for i, (xhat, inv) in enumerate(kept):
        g = rows[i] * scale
        dx[i] = (g - g.mean() - xhat * (g @ xhat) / len(g)) * inv
        dgamma += rows[i] * xhat
        dbeta += rows[i]
    return dx.reshape(dy.shape), dgamma.reshape(tail), dbeta.reshape(tail)
