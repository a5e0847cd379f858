"""The oracle against PyTorch's GRUCell, and the other form where both must agree or differ in a known way."""

import numpy as np
import torch
from references import reference

gru_cell = reference("gru_cell").gru_cell


def some(rng: np.random.Generator, B: int, size: int, H: int) -> list[np.ndarray]:
    return [rng.normal(size=s) for s in ((B, size), (B, H), (3 * H, size), (3 * H, H), (3 * H,), (3 * H,))]


def test_reset_after_is_pytorchs() -> None:
    rng = np.random.default_rng(4021)
    for B, size, H, bias in ((1, 1, 1, True), (3, 2, 4, True), (2, 5, 3, False)):
        x, h, *layer = some(rng, B, size, H)
        cell = torch.nn.GRUCell(size, H, bias=bias).double()
        for parameter, value in zip(cell.parameters(), layer, strict=False):
            parameter.data = torch.tensor(value)
        mine = gru_cell(x, h, *(layer if bias else [*layer[:2], None, None]), True)

        assert np.allclose(mine, cell(torch.tensor(x), torch.tensor(h)).detach(), rtol=1e-11, atol=1e-13)


def test_the_forms_agree_where_the_reset_gate_is_open_or_units_do_not_mix() -> None:
    rng = np.random.default_rng(77)
    x, h, w_ih, w_hh, b_ih, b_hh = some(rng, 3, 2, 4)
    opened = b_ih + np.repeat([500.0, 0, 0], 4)
    assert np.allclose(gru_cell(x, h, w_ih, w_hh, opened, b_hh, True), gru_cell(x, h, w_ih, w_hh, opened, b_hh, False))

    w_hh[8:] = np.diag(rng.normal(size=4))  # r * (u h) = u (r * h), if b_hh of the candidate is 0 as well
    b_hh[8:] = 0
    assert np.allclose(gru_cell(x, h, w_ih, w_hh, b_ih, b_hh, True), gru_cell(x, h, w_ih, w_hh, b_ih, b_hh, False))


def test_resetting_before_is_pytorchs_cell_on_the_reset_state() -> None:
    """Where r and z come from x alone: the candidate of r * h under an open gate is the one asked for."""
    rng = np.random.default_rng(5)
    x, h, w_ih, w_hh, b_ih, b_hh = some(rng, 2, 3, 4)
    w_hh[:8] = 0
    r = 1 / (1 + np.exp(-(x @ w_ih[:4].T + b_ih[:4] + b_hh[:4])))
    z = 1 / (1 + np.exp(-(x @ w_ih[4:8].T + b_ih[4:8] + b_hh[4:8])))
    cell = torch.nn.GRUCell(3, 4).double()
    for parameter, value in zip(cell.parameters(), (w_ih, w_hh, b_ih, b_hh), strict=True):
        parameter.data = torch.tensor(value)
    cell.bias_ih.data[:4] = 500.0
    there = cell(torch.tensor(x), torch.tensor(r * h)).detach().numpy()

    assert np.allclose(gru_cell(x, h, w_ih, w_hh, b_ih, b_hh, False), there - z * r * h + z * h)
