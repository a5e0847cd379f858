import torch


def layernorm_forward(x, gamma, beta, eps):
    x, gamma, beta = x.detach(), gamma.detach(), beta.detach()
    rows = x.reshape(-1, gamma.numel())
    centred = rows - rows.mean(1, keepdim=True)
    std = (centred.square().mean(1, keepdim=True) + eps).sqrt()
    y = (centred / std).reshape(x.shape) * gamma + beta
    return y, (centred, std, gamma.clone(), x.shape)


def layernorm_backward(dy, cache):
    centred, std, gamma, shape = cache
    dy = dy.detach().reshape(centred.shape)
    n = gamma.numel()
    dxhat = dy * gamma.reshape(-1)
    dstd = -(dxhat * centred).sum(1, keepdim=True) / std.square()
    dcentred = dxhat / std + centred * dstd / (n * std)
    dx = dcentred - dcentred.mean(1, keepdim=True)
    dgamma = torch.einsum("ij,ij->j", dy, centred / std)
    return dx.reshape(shape), dgamma.reshape(gamma.shape), dy.sum(0).reshape(gamma.shape)
