# wrong_answer forget_bias: doesn't add it / 没有加 forget_bias
# cards: rnn-lstm-why
import torch


def lstm_cell(x, h, c, w_ih, w_hh, b_ih, b_hh, forget_bias):
    z = x @ w_ih.T + b_ih + h @ w_hh.T + b_hh
    i, f, g, o = z.chunk(4, dim=1)
    c_next = torch.sigmoid(f) * c + torch.sigmoid(i) * torch.tanh(g)
    h_next = torch.sigmoid(o) * torch.tanh(c_next)
    return h_next, c_next


def lstm(x, h, c, w_ih, w_hh, b_ih, b_hh, forget_bias):
    out = []
    for row in x:
        h, c = lstm_cell(row, h, c, w_ih, w_hh, b_ih, b_hh, forget_bias)
        out.append(h)
    out = torch.stack(out) if out else x.new_empty(0, *h.shape)
    return out, h.clone(), c.clone()
