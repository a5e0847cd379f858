# wrong_answer left_tail: clips x to ±30, so the tails are flat / 把 x 截到 ±30，两端都变平
import numpy as np


def sigmoid(x):
    x = np.clip(x, -30, 30)
    e = np.exp(-np.abs(x))
    numerator = np.where(x >= 0, np.ones_like(e), e)
    return numerator / (1 + e)


def dsigmoid(x):
    e = np.exp(-np.abs(x))
    dy = e / (1 + e) ** 2
    return dy
