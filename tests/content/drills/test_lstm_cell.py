"""The oracle against PyTorch's LSTMCell and LSTM; forget_bias is there a bias of the forget gate."""

import numpy as np
import torch
from references import reference

drill = reference("lstm_cell")


def test_it_is_pytorchs() -> None:
    rng = np.random.default_rng(4021)
    for T, B, size, H, forget_bias in ((1, 1, 1, 1, 0.0), (5, 3, 2, 4, 1.5), (4, 2, 6, 3, -0.7), (0, 2, 3, 2, 1.0)):
        x, h, c = rng.normal(size=(T, B, size)), rng.normal(size=(B, H)), rng.normal(size=(B, H))
        layer = [rng.normal(size=shape) for shape in ((4 * H, size), (4 * H, H), (4 * H,), (4 * H,))]
        cell, net = torch.nn.LSTMCell(size, H).double(), torch.nn.LSTM(size, H).double()
        for module in (cell, net):
            for parameter, value in zip(module.parameters(), layer, strict=True):
                parameter.data = torch.tensor(value)
            list(module.parameters())[2].data[H : 2 * H] += forget_bias
        out, h_last, c_last = drill.lstm(x, h, c, *layer, forget_bias)

        if T:
            want, (h_want, c_want) = net(torch.tensor(x), (torch.tensor(h)[None], torch.tensor(c)[None]))
            step = cell(torch.tensor(x[0]), (torch.tensor(h), torch.tensor(c)))
            mine = drill.lstm_cell(x[0], h, c, *layer, forget_bias)
            assert np.allclose(out, want.detach(), rtol=1e-11, atol=1e-13)
            assert np.allclose(h_last, h_want[0].detach()) and np.allclose(c_last, c_want[0].detach())
            assert all(np.allclose(a, b.detach(), rtol=1e-11, atol=1e-13) for a, b in zip(mine, step, strict=True))
        else:
            assert out.shape == (0, B, H) and np.array_equal(h_last, h) and np.array_equal(c_last, c)
