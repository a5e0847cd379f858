"""One GRU step on whole blocks: the yardstick for answers in PyTorch."""

import torch
from torch.nn.functional import linear


def gru_cell(x, h, w_ih, w_hh, b_ih, b_hh, reset_after):
    H = h.shape[1]
    inputs = linear(x, w_ih, b_ih)
    rows = 3 * H if reset_after else 2 * H
    past = linear(h, w_hh[:rows], None if b_hh is None else b_hh[:rows])
    r, z = torch.sigmoid(inputs[:, : 2 * H] + past[:, : 2 * H]).chunk(2, dim=1)
    if not reset_after:
        rest = linear(r * h, w_hh[2 * H :], None if b_hh is None else b_hh[2 * H :])
    n = torch.tanh(inputs[:, 2 * H :] + (r * past[:, 2 * H :] if reset_after else rest))
    return torch.lerp(n, h, z)
