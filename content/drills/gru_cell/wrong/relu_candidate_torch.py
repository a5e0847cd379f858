# wrong_answer gates: the candidate goes through a ReLU / 候选用了 ReLU
# cards: rnn-gru
import torch


def gru_cell(x, h, w_ih, w_hh, b_ih, b_hh, reset_after):
    H = h.shape[1]
    if b_ih is None:
        b_ih = b_hh = x.new_zeros(3 * H)
    inputs = x @ w_ih.T + b_ih
    past = h @ w_hh.T + b_hh
    r, z = torch.sigmoid(inputs[:, : 2 * H] + past[:, : 2 * H]).chunk(2, dim=1)
    if reset_after:
        n = torch.relu(inputs[:, 2 * H :] + r * past[:, 2 * H :])
    else:
        n = torch.relu(inputs[:, 2 * H :] + (r * h) @ w_hh[2 * H :].T + b_hh[2 * H :])
    h_next = (1 - z) * n + z * h
    return h_next
