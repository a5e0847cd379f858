# wrong_answer gates: takes the blocks for z, r, n, as Keras has them / 把三块当成了 z、r、n（Keras 的次序）
# cards: rnn-gru
import numpy as np


def sigmoid(a):
    return (1 + np.tanh(a / 2)) / 2  # can't overflow


def gru_cell(x, h, w_ih, w_hh, b_ih, b_hh, reset_after):
    H = h.shape[1]
    if b_ih is None:
        b_ih = b_hh = np.zeros(3 * H, x.dtype)
    inputs = x @ w_ih.T + b_ih
    past = h @ w_hh.T + b_hh
    z = sigmoid(inputs[:, :H] + past[:, :H])
    r = sigmoid(inputs[:, H : 2 * H] + past[:, H : 2 * H])
    if reset_after:
        n = np.tanh(inputs[:, 2 * H :] + r * past[:, 2 * H :])
    else:
        n = np.tanh(inputs[:, 2 * H :] + (r * h) @ w_hh[2 * H :].T + b_hh[2 * H :])
    h_next = (1 - z) * n + z * h
    return h_next
