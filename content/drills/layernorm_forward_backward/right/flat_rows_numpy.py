import numpy as np


def layernorm_forward(x, gamma, beta, eps):
    rows = x.reshape(-1, gamma.size)
    centred = rows - rows.mean(1)[:, None]
    std = np.sqrt(np.einsum("ij,ij->i", centred, centred) / gamma.size + eps)[:, None]
    y = centred / std * gamma.reshape(-1) + beta.reshape(-1)
    return y.reshape(x.shape).astype(x.dtype), (centred, std, gamma.reshape(-1).copy(), x.shape, gamma.shape)


def layernorm_backward(dy, cache):
    centred, std, gamma, shape, tail = cache
    dy = dy.reshape(centred.shape)
    dxhat = dy * gamma
    dstd = -(dxhat * centred).sum(1)[:, None] / std**2
    dcentred = dxhat / std + centred * dstd / (gamma.size * std)
    dx = dcentred - dcentred.sum(1)[:, None] / gamma.size
    dgamma = np.einsum("ij,ij->j", dy, centred / std)
    return (
        dx.reshape(shape),
        dgamma.reshape(tail),
        np.ones(len(dy), dy.dtype) @ dy if len(tail) == 1 else dy.sum(0).reshape(tail),
    )
