"""The oracle beside torch.nn.functional.dropout: the same factors in the same shares, and autograd's gradient."""

import numpy as np
import torch
from references import reference

drill = reference("dropout_inverted")


def test_its_factors_come_in_pytorchs_shares() -> None:
    torch.manual_seed(4021)
    n = 40_000
    for p in (0.1, 0.5, 0.8):
        y, _ = drill.dropout_forward(np.ones(n), p, True, np.random.default_rng(77))
        want = torch.nn.functional.dropout(torch.ones(n, dtype=torch.float64), p).numpy()

        assert np.allclose(np.unique(y), np.unique(want), rtol=1e-15)
        assert abs((y == 0).mean() - (want == 0).mean()) <= 6 * np.sqrt(2 * p * (1 - p) / n)


def test_the_backward_is_autograds() -> None:
    rng = np.random.default_rng(4021)
    x, dy = rng.normal(size=(5, 7)), rng.normal(size=(5, 7))
    y, cache = drill.dropout_forward(x, 0.4, True, rng)
    leaf = torch.tensor(x, requires_grad=True)
    out = torch.where(torch.tensor(y == 0), 0.0, leaf / 0.6)
    out.backward(torch.tensor(dy))

    assert leaf.grad is not None
    assert np.allclose(y, out.detach().numpy(), rtol=1e-15)
    assert np.allclose(drill.dropout_backward(dy, cache), leaf.grad.numpy(), rtol=1e-15)


def test_the_ends_and_evaluation() -> None:
    x = np.random.default_rng(1).normal(size=(4, 3))
    for p, training, want in ((0.0, True, x), (1.0, True, 0 * x), (0.6, False, x), (1.0, False, x)):
        y, cache = drill.dropout_forward(x, p, training, np.random.default_rng(2))

        assert np.array_equal(y, want)
        assert np.array_equal(drill.dropout_backward(x, cache), want)
