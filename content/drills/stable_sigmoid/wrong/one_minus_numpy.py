# wrong_answer slope_right: s * (1 - s), where 1 - s has no digits left / s * (1 - s)，而 1 - s 已没有有效数字
# cards: act-sigmoid-slope
import numpy as np


def sigmoid(x):
    e = np.exp(-np.abs(x))
    numerator = np.where(x >= 0, np.ones_like(e), e)
    return numerator / (1 + e)


def dsigmoid(x):
    s = sigmoid(x)
    dy = s * (1 - s)
    return dy
