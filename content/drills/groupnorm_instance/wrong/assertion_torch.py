# runtime_error no_division: asserts where ValueError is asked for / 该抛 ValueError 的地方用了 assert
import torch


@torch.no_grad()
def groupnorm(x, num_groups, gamma, beta, eps):
    N, C = x.shape[:2]
    assert C % num_groups == 0
    rows = x.reshape(N, num_groups, -1)
    mean = rows.mean(dim=2, keepdim=True)
    var = rows.var(dim=2, correction=0, keepdim=True)
    y = ((rows - mean) / torch.sqrt(var + eps)).reshape(x.shape)
    if gamma is None:
        return y
    each = (C,) + (1,) * (x.dim() - 2)
    return y * gamma.reshape(each) + beta.reshape(each)


def instancenorm(x, gamma, beta, eps):
    return groupnorm(x, x.shape[1], gamma, beta, eps)
