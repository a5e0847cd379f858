import numpy as np


def sigmoid(z):
    return (1 + np.tanh(z / 2)) / 2  # can't overflow


def lstm_cell(x, h, c, w_ih, w_hh, b_ih, b_hh, forget_bias):
    # fill: i, f, g, o, each (B, H), before their activations / i、f、g、o，各 (B, H)，激活之前的值
    z = x @ w_ih.T + b_ih + h @ w_hh.T + b_hh
    i, f, g, o = np.split(z, 4, axis=1)
    f = f + forget_bias
    # end
    # fill: c_next and h_next, each (B, H) / c_next 和 h_next，各 (B, H)
    c_next = sigmoid(f) * c + sigmoid(i) * np.tanh(g)
    h_next = sigmoid(o) * np.tanh(c_next)
    # end
    return h_next, c_next


def lstm(x, h, c, w_ih, w_hh, b_ih, b_hh, forget_bias):
    out = np.zeros((len(x), *h.shape), x.dtype)
    h, c = h.copy(), c.copy()
    # fill: out, and h and c after the last step / out，以及最后一步之后的 h、c
    for t in range(len(x)):
        h, c = lstm_cell(x[t], h, c, w_ih, w_hh, b_ih, b_hh, forget_bias)
        out[t] = h
    # end
    return out, h, c
