# wrong_answer values: 1/(1 + exp(-|x|)) on both sides, an even function / 两边都用 1/(1 + exp(-|x|))，成了偶函数
import numpy as np


def sigmoid(x):
    e = np.exp(-np.abs(x))
    numerator = np.ones_like(e)
    return numerator / (1 + e)


def dsigmoid(x):
    e = np.exp(-np.abs(x))
    dy = e / (1 + e) ** 2
    return dy
