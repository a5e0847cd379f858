"""F.linear for each product; the gates as one view (B, 4, H)."""

import torch
from torch.nn.functional import linear


def lstm_cell(x, h, c, w_ih, w_hh, b_ih, b_hh, forget_bias):
    z = (linear(x, w_ih, b_ih) + linear(h, w_hh, b_hh)).unflatten(1, (4, -1))
    c_next = torch.sigmoid(z[:, 1] + forget_bias).mul(c).add(torch.sigmoid(z[:, 0]).mul(torch.tanh(z[:, 2])))
    return torch.sigmoid(z[:, 3]).mul(torch.tanh(c_next)), c_next


def lstm(x, h, c, *layer):
    hs, cs = [h], [c]
    for t in range(x.shape[0]):
        h, c = lstm_cell(x[t], hs[-1], cs[-1], *layer)
        hs.append(h)
        cs.append(c)
    return torch.stack(hs)[1:].clone(), hs[-1].clone(), cs[-1].clone()
