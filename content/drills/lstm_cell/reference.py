"""LSTM gate by gate, one unit at a time.

Source: the equations of torch.nn.LSTMCell (PyTorch 2.13), after Hochreiter & Schmidhuber 1997 and Gers et al. 2000.
Deliberate difference: forget_bias, as in Jozefowicz, Zaremba & Sutskever 2015, is added besides the two biases.
"""

import math

import numpy as np


def _sigmoid(z):
    return 1 / (1 + math.exp(-z)) if z >= 0 else math.exp(z) / (1 + math.exp(z))


def lstm_cell(x, h, c, w_ih, w_hh, b_ih, b_hh, forget_bias):
    B, H = h.shape
    h_next, c_next = np.zeros((B, H)), np.zeros((B, H))
    z = x @ w_ih.T + h @ w_hh.T + b_ih + b_hh
    for n in range(B):
        for u in range(H):
            i, f, g, o = (z[n, block * H + u] for block in range(4))
            c_next[n, u] = _sigmoid(f + forget_bias) * c[n, u] + _sigmoid(i) * math.tanh(g)
            h_next[n, u] = _sigmoid(o) * math.tanh(c_next[n, u])
    return h_next, c_next


def lstm(x, h, c, w_ih, w_hh, b_ih, b_hh, forget_bias):
    out = np.zeros((len(x), *h.shape))
    h, c = h.copy(), c.copy()
    for t in range(len(x)):
        h, c = lstm_cell(x[t], h, c, w_ih, w_hh, b_ih, b_hh, forget_bias)
        out[t] = h
    return out, h.copy(), c
