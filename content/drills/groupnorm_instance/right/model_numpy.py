import numpy as np


def groupnorm(x, num_groups, gamma, beta, eps):
    N, C = x.shape[:2]
    if C % num_groups:
        raise ValueError(f"{C} channels don't divide into {num_groups} groups")
    # fill: rows, mean and var: one row a sample and group / rows、mean、var：每个样本的每组为一行
    rows = x.reshape(N, num_groups, -1)
    mean = rows.mean(axis=2, keepdims=True)
    var = rows.var(axis=2, keepdims=True)
    # end
    # fill: y, normalised and in the shape of x / y：归一化后的值，形状与 x 相同
    y = ((rows - mean) / np.sqrt(var + eps)).reshape(x.shape)
    # end
    if gamma is None:
        return y
    # fill: scale and shift each channel / 逐通道缩放、平移
    each = (C,) + (1,) * (x.ndim - 2)
    return y * gamma.reshape(each) + beta.reshape(each)
    # end


def instancenorm(x, gamma, beta, eps):
    return groupnorm(x, x.shape[1], gamma, beta, eps)
