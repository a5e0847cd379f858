"""Nine small nodes forward, the same nine backward, in reverse order: nothing is simplified on paper.

y keeps the autograd graph of x, gamma and beta; the running statistics get detached copies.
"""

import torch


def batchnorm_forward(x, gamma, beta, running_mean, running_var, momentum, eps, training):
    axes = (0,) if x.dim() == 2 else (0, 2, 3)
    shape = (1, x.shape[1]) if x.dim() == 2 else (1, x.shape[1], 1, 1)
    if training:
        mean = x.mean(axes, keepdim=True)
        centred = x - mean
        squared = centred**2
        var = squared.mean(axes, keepdim=True)
        n = x.numel() // x.shape[1]
        running_mean.copy_((1 - momentum) * running_mean + momentum * mean.detach().flatten())
        running_var.copy_((1 - momentum) * running_var + momentum * var.detach().flatten() * n / (n - 1))
    else:
        centred = x - running_mean.view(shape)
        var = running_var.clone().view(shape)
    root = torch.sqrt(var + eps)
    inv = 1 / root
    xhat = centred * inv
    scaled = gamma.view(shape) * xhat
    y = scaled + beta.view(shape)
    gamma = gamma.view(shape)
    return y, dict(centred=centred, root=root, inv=inv, xhat=xhat, gamma=gamma, axes=axes, training=training)


def batchnorm_backward(dy, cache):
    axes = cache["axes"]
    dbeta = dy.sum(axes)
    dgamma = (dy * cache["xhat"]).sum(axes)
    dxhat = dy * cache["gamma"]
    dcentred = dxhat * cache["inv"]
    if not cache["training"]:
        return dcentred, dgamma, dbeta
    n = dy.numel() // dy.shape[1]
    dinv = (dxhat * cache["centred"]).sum(axes, keepdim=True)
    droot = -dinv / cache["root"] ** 2
    dvar = 0.5 * droot / cache["root"]
    dsquared = (dvar / n).expand_as(dy)
    dcentred = dcentred + dsquared * 2 * cache["centred"]
    dmean = -dcentred.sum(axes, keepdim=True)
    return dcentred + dmean / n, dgamma, dbeta
