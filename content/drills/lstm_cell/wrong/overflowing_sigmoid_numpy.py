# wrong_answer saturated: exp(z) over 1 + exp(z) is inf over inf at 1000 / 1000 处分子分母都是 inf
import numpy as np


def sigmoid(z):
    return np.exp(z) / (1 + np.exp(z))


def lstm_cell(x, h, c, w_ih, w_hh, b_ih, b_hh, forget_bias):
    z = x @ w_ih.T + b_ih + h @ w_hh.T + b_hh
    i, f, g, o = np.split(z, 4, axis=1)
    f = f + forget_bias
    c_next = sigmoid(f) * c + sigmoid(i) * np.tanh(g)
    h_next = sigmoid(o) * np.tanh(c_next)
    return h_next, c_next


def lstm(x, h, c, w_ih, w_hh, b_ih, b_hh, forget_bias):
    out = np.zeros((len(x), *h.shape), x.dtype)
    h, c = h.copy(), c.copy()
    for t in range(len(x)):
        h, c = lstm_cell(x[t], h, c, w_ih, w_hh, b_ih, b_hh, forget_bias)
        out[t] = h
    return out, h, c
