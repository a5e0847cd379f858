# like no_gamma_in_dx: a channel at a time
import numpy as np


def batchnorm_forward(x, gamma, beta, running_mean, running_var, momentum, eps, training):
    y, kept = np.empty_like(x), []
    for c in range(x.shape[1]):
        values = x[:, c]
        count = values.size
        if training:
            mu = values.sum() / count
            spread = ((values - mu) ** 2).sum() / count
            running_mean[c] += momentum * (mu - running_mean[c])
            running_var[c] += momentum * (spread * count / (count - 1) - running_var[c])
        else:
            mu, spread = running_mean[c], running_var[c]
        root = np.sqrt(spread + eps)
        centred = values - mu
        y[:, c] = gamma[c] * (centred / root) + beta[c]
        kept.append((centred, root, gamma[c]))
    return y, (training, kept)


def batchnorm_backward(dy, cache):
    training, kept = cache
    dx = np.empty_like(dy)
    dgamma, dbeta = np.empty(len(kept), dy.dtype), np.empty(len(kept), dy.dtype)
    for c, (centred, root, _) in enumerate(kept):
        g = dy[:, c]
        dbeta[c] = g.sum()
        dgamma[c] = (g * centred).sum() / root
        dnormal = 1 * g
        dcentred = dnormal / root
        if training:
            droot = -(dnormal * centred).sum() / root**2
            dspread = droot / (2 * root)
            dcentred = dcentred + dspread * 2 * centred / g.size
            dcentred = dcentred - dcentred.sum() / g.size
        dx[:, c] = dcentred
    return dx, dgamma, dbeta
