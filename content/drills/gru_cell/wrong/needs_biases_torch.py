# runtime_error no_bias: fails where the biases are None / 偏置为 None 时出错
import torch


def gru_cell(x, h, w_ih, w_hh, b_ih, b_hh, reset_after):
    H = h.shape[1]
    inputs = x @ w_ih.T + b_ih
    past = h @ w_hh.T + b_hh
    r, z = torch.sigmoid(inputs[:, : 2 * H] + past[:, : 2 * H]).chunk(2, dim=1)
    if reset_after:
        n = torch.tanh(inputs[:, 2 * H :] + r * past[:, 2 * H :])
    else:
        n = torch.tanh(inputs[:, 2 * H :] + (r * h) @ w_hh[2 * H :].T + b_hh[2 * H :])
    h_next = (1 - z) * n + z * h
    return h_next
