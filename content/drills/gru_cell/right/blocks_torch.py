"""Three layers of their own, as on paper: each gate has its W, U, b and b'."""

import torch
from torch.nn.functional import linear


def gru_cell(x, h, w_ih, w_hh, b_ih, b_hh, reset_after):
    Wr, Wz, Wn = w_ih.chunk(3)
    Ur, Uz, Un = w_hh.chunk(3)
    br, bz, bn = b_ih.chunk(3) if b_ih is not None else (None,) * 3
    cr, cz, cn = b_hh.chunk(3) if b_hh is not None else (None,) * 3
    r = torch.sigmoid(linear(x, Wr, br) + linear(h, Ur, cr))
    z = torch.sigmoid(linear(x, Wz, bz) + linear(h, Uz, cz))
    past = r * linear(h, Un, cn) if reset_after else linear(r * h, Un, cn)
    n = torch.tanh(linear(x, Wn, bn) + past)
    return torch.lerp(n, h, z)
