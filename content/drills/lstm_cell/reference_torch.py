"""LSTM with the products with x done for all steps at once: the yardstick for answers in PyTorch."""

import torch


def lstm_cell(x, h, c, w_ih, w_hh, b_ih, b_hh, forget_bias):
    return step(torch.addmm(b_ih + b_hh, x, w_ih.T), h, c, w_hh, forget_bias)


def step(inputs, h, c, w_hh, forget_bias):
    i, f, g, o = torch.addmm(inputs, h, w_hh.T).chunk(4, dim=1)
    c = torch.sigmoid(f + forget_bias) * c + torch.sigmoid(i) * torch.tanh(g)
    return torch.sigmoid(o) * torch.tanh(c), c


def lstm(x, h, c, w_ih, w_hh, b_ih, b_hh, forget_bias):
    inputs = x @ w_ih.T + (b_ih + b_hh)
    out = [h[None][:0]]
    for row in inputs:
        h, c = step(row, h, c, w_hh, forget_bias)
        out.append(h[None])
    return torch.cat(out), h.clone(), c.clone()
