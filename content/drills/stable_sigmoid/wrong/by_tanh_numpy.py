# wrong_answer left_tail: by tanh(x/2), which loses what is near 0 / 用 tanh(x/2) 表示，接近 0 的值有效数字全丢
# cards: act-sigmoid-vs-tanh
import numpy as np


def sigmoid(x):
    return (1 + np.tanh(x / 2)) / 2


def dsigmoid(x):
    e = np.exp(-np.abs(x))
    dy = e / (1 + e) ** 2
    return dy
