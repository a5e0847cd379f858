"""The oracle against PyTorch's activations and their autograd."""

from collections.abc import Callable

import numpy as np
import pytest
import torch
from references import reference
from torch.nn import functional

drill = reference("activation_zoo")

THEIRS: dict[str, Callable[[torch.Tensor, float], torch.Tensor]] = {
    "tanh": lambda x, alpha: torch.tanh(x),
    "leaky_relu": functional.leaky_relu,
    "elu": functional.elu,
    "silu": lambda x, alpha: functional.silu(x),
}


@pytest.mark.parametrize("name", THEIRS)
def test_it_is_pytorchs(name: str) -> None:
    rng = np.random.default_rng(4021)
    for shape in ((), (9,), (2, 3, 4), (0, 3)):
        for alpha in (0.0, 0.3, 1.0, 2.5):
            x = np.asarray(rng.normal(0, 3, shape))
            tensor = torch.tensor(x, requires_grad=True)
            want = THEIRS[name](tensor, alpha)
            (slope,) = torch.autograd.grad(want.sum(), tensor)
            y, dy = drill.activation(name, x, alpha)

            assert np.allclose(y, want.detach().numpy(), rtol=1e-13, atol=1e-15)
            assert np.allclose(dy, slope.numpy(), rtol=1e-11, atol=1e-14)


def test_at_zero_it_takes_pytorchs_side() -> None:
    for name in THEIRS:
        tensor = torch.zeros(1, dtype=torch.float64, requires_grad=True)
        (slope,) = torch.autograd.grad(THEIRS[name](tensor, 0.3).sum(), tensor)

        assert np.allclose(drill.activation(name, np.zeros(1), 0.3)[1], slope.numpy(), rtol=1e-15, atol=0)
