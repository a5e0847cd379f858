import torch


def lstm_cell(x, h, c, w_ih, w_hh, b_ih, b_hh, forget_bias):
    # fill: i, f, g, o, each (B, H), before their activations / i、f、g、o，各 (B, H)，激活之前的值
    z = x @ w_ih.T + b_ih + h @ w_hh.T + b_hh
    i, f, g, o = z.chunk(4, dim=1)
    f = f + forget_bias
    # end
    # fill: c_next and h_next, each (B, H) / c_next 和 h_next，各 (B, H)
    c_next = torch.sigmoid(f) * c + torch.sigmoid(i) * torch.tanh(g)
    h_next = torch.sigmoid(o) * torch.tanh(c_next)
    # end
    return h_next, c_next


def lstm(x, h, c, w_ih, w_hh, b_ih, b_hh, forget_bias):
    out = []
    # fill: out, a list of T tensors (B, H); h and c after the last step / out：T 个 (B, H) 的列表；最后一步之后的 h、c
    for row in x:
        h, c = lstm_cell(row, h, c, w_ih, w_hh, b_ih, b_hh, forget_bias)
        out.append(h)
    # end
    out = torch.stack(out) if out else x.new_empty(0, *h.shape)
    return out, h.clone(), c.clone()
