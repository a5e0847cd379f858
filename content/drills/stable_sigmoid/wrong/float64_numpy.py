# wrong_answer values: float64 for float32 numbers / 输入 float32，结果却是 float64
import numpy as np


def sigmoid(x):
    e = np.exp(-np.abs(x.astype(np.float64)))
    numerator = np.where(x >= 0, np.ones_like(e), e)
    return numerator / (1 + e)


def dsigmoid(x):
    e = np.exp(-np.abs(x))
    dy = e / (1 + e) ** 2
    return dy
