import numpy as np


def sigmoid(x):
    top = np.exp(np.minimum(x, 0))
    return top / (top + np.exp(np.minimum(-x, 0)))


def dsigmoid(x):
    return sigmoid(x) * sigmoid(-x)
