"""The oracle against autograd."""

import numpy as np
import torch
from references import reference

drill = reference("gradient_check")


def _loss(x: torch.Tensor, w: torch.Tensor) -> torch.Tensor:
    return (torch.tanh(x @ w) ** 3).sum() + (x**2).prod() + torch.sin(x).sum()


def test_it_is_autograds() -> None:
    rng = np.random.default_rng(4021)
    w = torch.tensor(rng.normal(size=(4, 3)))
    for shape in ((2, 4), (4,), (1, 2, 4)):
        x = rng.uniform(-1, 1, shape)
        leaf = torch.tensor(x, requires_grad=True)
        (want,) = torch.autograd.grad(_loss(leaf, w), leaf)
        grad = drill.numgrad(lambda a: _loss(torch.tensor(a), w).item(), x, 1e-5)

        assert np.allclose(grad, want.numpy(), rtol=1e-7, atol=1e-9)


def test_its_error_falls_with_the_square_of_the_step() -> None:
    x = np.array([0.4, -1.1])
    errors = [np.abs(drill.numgrad(lambda a: np.exp(a).sum(), x, h) - np.exp(x)).max() for h in (0.1, 0.05)]

    assert 3.9 < errors[0] / errors[1] < 4.1


def test_relative_errors_by_hand() -> None:
    for a, b, want in (([4, 3, 0], [4.1, 3, 0], 0.1 / 4.1), ([1], [-1], 2), ([0, 2], [1e-9, 2], 1), ([], [], 0)):
        error = drill.relative_error(np.array(a, float), np.array(b, float))

        assert abs(error - want) <= 1e-12
