import torch


def groupnorm(x, num_groups, gamma, beta, eps):
    x = x.detach()
    if x.shape[1] % num_groups != 0:
        raise ValueError("groups")
    split = x.unflatten(1, (num_groups, x.shape[1] // num_groups))
    dims = tuple(range(2, split.dim()))
    centred = split - split.mean(dims, keepdim=True)
    scale = torch.rsqrt(torch.square(centred).mean(dims, keepdim=True) + eps)
    y = (centred * scale).flatten(1, 2)
    if gamma is not None:
        y = (y.movedim(1, -1) * gamma.detach() + beta.detach()).movedim(-1, 1)
    return y


def instancenorm(x, gamma, beta, eps):
    x = x.detach()
    dims = tuple(range(2, x.dim()))
    centred = x - x.mean(dims, keepdim=True)
    y = centred / (centred.square().mean(dims, keepdim=True) + eps).sqrt()
    if gamma is not None:
        y = (y.movedim(1, -1) * gamma.detach() + beta.detach()).movedim(-1, 1)
    return y
