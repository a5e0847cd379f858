import numpy as np


def bce_with_logits(z, y, pos_weight):
    positive, negative = pos_weight * y, 1 - y
    e = np.exp(-np.abs(z))
    # fill: tail, the part of both logarithms that is small far from 0 / tail：两个对数共有的部分，离 0 越远越小
    tail = np.log1p(e)
    # end
    # fill: loss of each element / 每个元素的 loss
    loss = positive * (np.maximum(-z, 0) + tail) + negative * (np.maximum(z, 0) + tail)
    # end
    # fill: p and q = 1 - p, both with all their digits / p 和 q = 1 - p，有效数字都要齐全
    p = np.where(z >= 0, 1, e) / (1 + e)
    q = np.where(z >= 0, e, 1) / (1 + e)
    # end
    dz = negative * p - positive * q
    return loss.astype(z.dtype), dz.astype(z.dtype)
