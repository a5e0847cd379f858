import numpy as np


def softmax(x, axis):
    # fill: e, the exponentials, none of them above 1 / e：各个指数，都不大于 1
    e = np.exp(x - x.max(axis, keepdims=True))
    # end
    # fill: p, which sums to 1 along axis / p：沿 axis 之和为 1
    p = e / e.sum(axis, keepdims=True)
    # end
    return p


def log_softmax(x, axis):
    shifted = x - x.max(axis, keepdims=True)
    # fill: logp from shifted, without a quotient / 用 shifted 求 logp，不做除法
    logp = shifted - np.log(np.exp(shifted).sum(axis, keepdims=True))
    # end
    return logp
