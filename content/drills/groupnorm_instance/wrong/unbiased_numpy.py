# wrong_answer two_groups: divides the variance by n - 1 / 方差除以了 n - 1
import numpy as np


def groupnorm(x, num_groups, gamma, beta, eps):
    N, C = x.shape[:2]
    if C % num_groups:
        raise ValueError(f"{C} channels don't divide into {num_groups} groups")
    rows = x.reshape(N, num_groups, -1)
    mean = rows.mean(axis=2, keepdims=True)
    var = rows.var(axis=2, keepdims=True, ddof=1)
    y = ((rows - mean) / np.sqrt(var + eps)).reshape(x.shape)
    if gamma is None:
        return y
    each = (C,) + (1,) * (x.ndim - 2)
    return y * gamma.reshape(each) + beta.reshape(each)


def instancenorm(x, gamma, beta, eps):
    return groupnorm(x, x.shape[1], gamma, beta, eps)
