# runtime_error ranks: expects (N, C, H, W) / 只接受 (N, C, H, W)
import torch


@torch.no_grad()
def groupnorm(x, num_groups, gamma, beta, eps):
    N, C, H, W = x.shape if x.dim() == 4 else (*x.shape[:2], 1, 1)
    if C % num_groups:
        raise ValueError(f"{C} channels don't divide into {num_groups} groups")
    rows = x.reshape(N, num_groups, C // num_groups * H * W) if x.dim() != 3 else x.reshape(N, num_groups, -1)
    mean = rows.mean(dim=2, keepdim=True)
    var = rows.var(dim=2, correction=0, keepdim=True)
    y = ((rows - mean) / torch.sqrt(var + eps)).reshape(x.shape)
    if gamma is None:
        return y
    each = (C,) + (1,) * (x.dim() - 2)
    return y * gamma.reshape(each) + beta.reshape(each)


def instancenorm(x, gamma, beta, eps):
    return groupnorm(x, x.shape[1], gamma, beta, eps)
