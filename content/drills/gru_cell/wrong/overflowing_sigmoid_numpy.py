# wrong_answer saturated: exp(a) over 1 + exp(a) is inf over inf at 1000 / 1000 处分子分母都是 inf
import numpy as np


def sigmoid(a):
    return np.exp(a) / (1 + np.exp(a))


def gru_cell(x, h, w_ih, w_hh, b_ih, b_hh, reset_after):
    H = h.shape[1]
    if b_ih is None:
        b_ih = b_hh = np.zeros(3 * H, x.dtype)
    inputs = x @ w_ih.T + b_ih
    past = h @ w_hh.T + b_hh
    r = sigmoid(inputs[:, :H] + past[:, :H])
    z = sigmoid(inputs[:, H : 2 * H] + past[:, H : 2 * H])
    if reset_after:
        n = np.tanh(inputs[:, 2 * H :] + r * past[:, 2 * H :])
    else:
        n = np.tanh(inputs[:, 2 * H :] + (r * h) @ w_hh[2 * H :].T + b_hh[2 * H :])
    h_next = (1 - z) * n + z * h
    return h_next
