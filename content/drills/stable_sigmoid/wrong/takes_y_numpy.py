# wrong_answer slopes: x * (1 - x), as if the argument were sigmoid(x) / x * (1 - x)，把自变量当成了 sigmoid(x)
# cards: act-sigmoid-slope
import numpy as np


def sigmoid(x):
    e = np.exp(-np.abs(x))
    numerator = np.where(x >= 0, np.ones_like(e), e)
    return numerator / (1 + e)


def dsigmoid(x):
    dy = x * (1 - x)
    return dy
