# wrong_answer thousand: exp(x)/(1 + exp(x)), which is inf/inf / exp(x)/(1 + exp(x))，成了 inf/inf
import numpy as np


def sigmoid(x):
    e = numerator = np.exp(x)
    return numerator / (1 + e)


def dsigmoid(x):
    e = np.exp(-np.abs(x))
    dy = e / (1 + e) ** 2
    return dy
