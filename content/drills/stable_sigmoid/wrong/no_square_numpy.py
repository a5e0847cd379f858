# wrong_answer slopes: forgets the square in the denominator / 分母忘了平方
import numpy as np


def sigmoid(x):
    e = np.exp(-np.abs(x))
    numerator = np.where(x >= 0, np.ones_like(e), e)
    return numerator / (1 + e)


def dsigmoid(x):
    e = np.exp(-np.abs(x))
    dy = e / (1 + e)
    return dy
