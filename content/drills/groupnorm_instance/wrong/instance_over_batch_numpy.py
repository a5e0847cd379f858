# wrong_answer instance: instance norm across the samples, as batch norm does / 实例归一化跨样本统计，成了批归一化
# cards: norm-instance
import numpy as np


def groupnorm(x, num_groups, gamma, beta, eps):
    N, C = x.shape[:2]
    if C % num_groups:
        raise ValueError(f"{C} channels don't divide into {num_groups} groups")
    rows = x.reshape(N, num_groups, -1)
    mean = rows.mean(axis=2, keepdims=True)
    var = rows.var(axis=2, keepdims=True)
    y = ((rows - mean) / np.sqrt(var + eps)).reshape(x.shape)
    if gamma is None:
        return y
    each = (C,) + (1,) * (x.ndim - 2)
    return y * gamma.reshape(each) + beta.reshape(each)


def instancenorm(x, gamma, beta, eps):
    y = groupnorm(x.swapaxes(0, 1).reshape(1, x.shape[1], -1), x.shape[1], gamma, beta, eps)
    return y.reshape(x.shape[1], x.shape[0], *x.shape[2:]).swapaxes(0, 1)
