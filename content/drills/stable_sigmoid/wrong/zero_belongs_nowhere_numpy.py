# wrong_answer zero: fills x > 0 and x < 0, and leaves 0 at 0 / 只填了 x > 0 和 x < 0，漏掉 x = 0
import numpy as np


def sigmoid(x):
    e = np.exp(-np.abs(x))
    numerator = np.zeros_like(e)
    numerator[x > 0] = 1
    numerator[x < 0] = e[x < 0]
    return numerator / (1 + e)


def dsigmoid(x):
    e = np.exp(-np.abs(x))
    dy = e / (1 + e) ** 2
    return dy
