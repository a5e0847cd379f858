# wrong_answer values: takes the negative absolute value in place / 原地取负绝对值，改动了 x
import numpy as np


def sigmoid(x):
    right = x >= 0
    np.negative(np.abs(x), out=x)
    e = np.exp(x)
    numerator = np.where(right, np.ones_like(e), e)
    return numerator / (1 + e)


def dsigmoid(x):
    e = np.exp(-np.abs(x))
    dy = e / (1 + e) ** 2
    return dy
