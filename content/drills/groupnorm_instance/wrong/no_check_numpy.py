# wrong_answer no_division: drops the channels left over instead of refusing / 除不尽时不报错，而是漏掉多余的通道
import numpy as np


def groupnorm(x, num_groups, gamma, beta, eps):
    N, C = x.shape[:2]
    if C % num_groups:
        return groupnorm(x[:, : C - C % num_groups], num_groups, None, None, eps)
    rows = x.reshape(N, num_groups, -1)
    mean = rows.mean(axis=2, keepdims=True)
    var = rows.var(axis=2, keepdims=True)
    y = ((rows - mean) / np.sqrt(var + eps)).reshape(x.shape)
    if gamma is None:
        return y
    each = (C,) + (1,) * (x.ndim - 2)
    return y * gamma.reshape(each) + beta.reshape(each)


def instancenorm(x, gamma, beta, eps):
    return groupnorm(x, x.shape[1], gamma, beta, eps)
