# wrong_answer not_finite: turns NaN into 0 / 把 NaN 变成了 0
import numpy as np


def sigmoid(x):
    e = np.exp(-np.abs(x))
    numerator = np.where(x >= 0, np.ones_like(e), e)
    return np.nan_to_num(numerator / (1 + e))


def dsigmoid(x):
    e = np.exp(-np.abs(x))
    dy = e / (1 + e) ** 2
    return dy
