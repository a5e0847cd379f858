"""Layer normalisation and RMSNorm, one block at a time, and the backward from the chain rule written out.

Sources
    layernorm_forward    Ba et al. 2016, arXiv:1607.06450, equations 3 and 4; torch.nn.functional.layer_norm 2.13
    layernorm_backward   the full Jacobian of one block: d xhat_i / d x_j = inv (delta_ij - 1/n - xhat_i xhat_j / n)
    rmsnorm              Zhang & Sennrich 2019, arXiv:1910.07467, equation 4; torch.nn.functional.rms_norm 2.13

Deliberate difference: the paper has no eps; it stands inside the root, as in PyTorch.
"""

import numpy as np


def layernorm_forward(x, gamma, beta, eps):
    y = np.empty(x.shape)
    blocks = []
    for at in np.ndindex(x.shape[: x.ndim - gamma.ndim]):
        block = x[at]
        mean = block.sum() / block.size
        inv = 1 / np.sqrt(((block - mean) ** 2).sum() / block.size + eps)
        xhat = (block - mean) * inv
        y[at] = gamma * xhat + beta
        blocks.append((at, xhat, inv))
    return y, (blocks, gamma.copy(), x.shape)


def layernorm_backward(dy, cache):
    blocks, gamma, shape = cache
    dx, dgamma, dbeta = np.empty(shape), np.zeros(gamma.shape), np.zeros(gamma.shape)
    n = gamma.size
    for at, xhat, inv in blocks:
        dgamma += dy[at] * xhat
        dbeta += dy[at]
        g, h = (dy[at] * gamma).ravel(), xhat.ravel()
        jacobian = inv * (np.eye(n) - 1 / n - np.outer(h, h) / n)
        dx[at] = (jacobian @ g).reshape(gamma.shape)
    return dx, dgamma, dbeta


def rmsnorm(x, gamma, eps):
    y = np.empty(x.shape)
    for at in np.ndindex(x.shape[: x.ndim - gamma.ndim]):
        y[at] = gamma * x[at] / np.sqrt((x[at] ** 2).sum() / gamma.size + eps)
    return y
