import numpy as np


def sigmoid(a):
    return (1 + np.tanh(a / 2)) / 2  # can't overflow


def gru_cell(x, h, w_ih, w_hh, b_ih, b_hh, reset_after):
    H = h.shape[1]
    if b_ih is None:
        b_ih = b_hh = np.zeros(3 * H, x.dtype)
    # fill: r and z, each (B, H) / r 和 z，各 (B, H)
    inputs = x @ w_ih.T + b_ih
    past = h @ w_hh.T + b_hh
    r = sigmoid(inputs[:, :H] + past[:, :H])
    z = sigmoid(inputs[:, H : 2 * H] + past[:, H : 2 * H])
    # end
    # fill: n (B, H), in the form that is asked for / n (B, H)，按要求的形式
    if reset_after:
        n = np.tanh(inputs[:, 2 * H :] + r * past[:, 2 * H :])
    else:
        n = np.tanh(inputs[:, 2 * H :] + (r * h) @ w_hh[2 * H :].T + b_hh[2 * H :])
    # end
    # fill: h_next (B, H), between n and h / h_next (B, H)：介于 n 与 h 之间
    h_next = (1 - z) * n + z * h
    # end
    return h_next
