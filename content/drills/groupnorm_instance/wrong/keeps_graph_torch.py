# wrong_answer graph: the result hangs on the graph of the inputs / 结果还连着输入的计算图
import torch


def groupnorm(x, num_groups, gamma, beta, eps):
    N, C = x.shape[:2]
    if C % num_groups:
        raise ValueError(f"{C} channels don't divide into {num_groups} groups")
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
