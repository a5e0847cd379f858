# wrong_answer slope_right: exp(x), not exp(-|x|), in the derivative: inf/inf / 导数里用了 exp(x)，成了 inf/inf
import numpy as np


def sigmoid(x):
    e = np.exp(-np.abs(x))
    numerator = np.where(x >= 0, np.ones_like(e), e)
    return numerator / (1 + e)


def dsigmoid(x):
    e = np.exp(x)
    dy = e / (1 + e) ** 2
    return dy
