"""Group and instance normalisation on whole tensors: the yardstick in PyTorch, on the CPU and on a GPU."""

import torch


@torch.no_grad()
def groupnorm(x, num_groups, gamma, beta, eps):
    N, C = x.shape[:2]
    if C % num_groups:
        raise ValueError(f"{C} channels don't divide into {num_groups} groups")
    rows = x.reshape(N, num_groups, -1)
    var, mean = torch.var_mean(rows, 2, correction=0, keepdim=True)
    y = (rows - mean).mul_(torch.rsqrt(var + eps)).view(N, C, -1)
    if gamma is not None:
        y = torch.addcmul(beta[:, None], y, gamma[:, None])
    return y.view(x.shape)


def instancenorm(x, gamma, beta, eps):
    return groupnorm(x, x.shape[1], gamma, beta, eps)
