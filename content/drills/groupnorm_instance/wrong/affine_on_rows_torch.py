# wrong_answer ends: applies gamma before the groups are taken apart / 没变回通道就乘了 gamma
import torch


@torch.no_grad()
def groupnorm(x, num_groups, gamma, beta, eps):
    N, C = x.shape[:2]
    if C % num_groups:
        raise ValueError(f"{C} channels don't divide into {num_groups} groups")
    rows = x.reshape(N, num_groups, -1)
    mean = rows.mean(dim=2, keepdim=True)
    var = rows.var(dim=2, correction=0, keepdim=True)
    y = (rows - mean) / torch.sqrt(var + eps)
    if gamma is not None:
        y = y * gamma[:num_groups, None] + beta[:num_groups, None]
    return y.reshape(x.shape)


def instancenorm(x, gamma, beta, eps):
    return groupnorm(x, x.shape[1], gamma, beta, eps)
