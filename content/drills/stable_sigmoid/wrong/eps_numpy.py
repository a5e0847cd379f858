# wrong_answer left_tail: keeps the result between 1e-7 and 1 - 1e-7 / 把结果限制在 1e-7 与 1 - 1e-7 之间
import numpy as np


def sigmoid(x):
    e = np.exp(-np.abs(x))
    numerator = np.where(x >= 0, np.ones_like(e), e)
    return np.clip(numerator / (1 + e), 1e-7, 1 - 1e-7)


def dsigmoid(x):
    e = np.exp(-np.abs(x))
    dy = e / (1 + e) ** 2
    return dy
