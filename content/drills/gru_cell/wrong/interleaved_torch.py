# wrong_answer gates: takes the three gates of a unit for neighbours / 以为同一单元的三个门相邻排列
import torch


def gru_cell(x, h, w_ih, w_hh, b_ih, b_hh, reset_after):
    H = h.shape[1]
    if b_ih is None:
        b_ih = b_hh = x.new_zeros(3 * H)
    inputs = x @ w_ih.T + b_ih
    past = h @ w_hh.T + b_hh
    r, z, _ = torch.sigmoid(inputs + past).unflatten(1, (H, 3)).unbind(2)
    if reset_after:
        n = torch.tanh(inputs[:, 2 * H :] + r * past[:, 2 * H :])
    else:
        n = torch.tanh(inputs[:, 2 * H :] + (r * h) @ w_hh[2 * H :].T + b_hh[2 * H :])
    h_next = (1 - z) * n + z * h
    return h_next
