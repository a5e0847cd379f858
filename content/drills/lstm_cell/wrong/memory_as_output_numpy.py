# wrong_answer sequence: out holds c, not h / out 里放的是 c
# cards: rnn-lstm
import numpy as np


def sigmoid(z):
    return (1 + np.tanh(z / 2)) / 2  # can't overflow


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
        out[t] = c
    return out, h, c
