# wrong_answer gates: takes the four gates of a unit for neighbours / 以为同一单元的四个门相邻排列
# cards: rnn-lstm
import numpy as np


def sigmoid(z):
    return (1 + np.tanh(z / 2)) / 2  # can't overflow


def lstm_cell(x, h, c, w_ih, w_hh, b_ih, b_hh, forget_bias):
    z = x @ w_ih.T + b_ih + h @ w_hh.T + b_hh
    i, f, g, o = z[:, 0::4], z[:, 1::4], z[:, 2::4], z[:, 3::4]
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
