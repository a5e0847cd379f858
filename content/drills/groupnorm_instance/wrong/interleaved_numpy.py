# wrong_answer two_groups: puts every G-th channel into a group / 每隔 G 个取一个通道编成组
# cards: norm-group
import numpy as np


def groupnorm(x, num_groups, gamma, beta, eps):
    N, C = x.shape[:2]
    if C % num_groups:
        raise ValueError(f"{C} channels don't divide into {num_groups} groups")
    order = np.arange(C).reshape(-1, num_groups).T.ravel()
    back = np.argsort(order)
    rows = x[:, order].reshape(N, num_groups, -1)
    mean = rows.mean(axis=2, keepdims=True)
    var = rows.var(axis=2, keepdims=True)
    y = ((rows - mean) / np.sqrt(var + eps)).reshape(x.shape)[:, back]
    if gamma is None:
        return y
    each = (C,) + (1,) * (x.ndim - 2)
    return y * gamma.reshape(each) + beta.reshape(each)


def instancenorm(x, gamma, beta, eps):
    return groupnorm(x, x.shape[1], gamma, beta, eps)
