import numpy as np


def sigmoid(x):
    e = np.exp(-np.abs(x))
    # fill: the numerator over 1 + e, where x >= 0 and where x < 0 / 分母为 1 + e 时的分子：x >= 0 与 x < 0 各是什么
    numerator = np.where(x >= 0, np.ones_like(e), e)
    # end
    return numerator / (1 + e)


def dsigmoid(x):
    # fill: dy, of a power that can't overflow / 用不会溢出的指数写出 dy
    e = np.exp(-np.abs(x))
    dy = e / (1 + e) ** 2
    # end
    return dy
