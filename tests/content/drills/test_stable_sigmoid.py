"""The oracle against PyTorch's sigmoid and its autograd, and against numbers of 50 digits in the tails."""

from decimal import Decimal, getcontext

import numpy as np
import torch
from references import reference

drill = reference("stable_sigmoid")


def test_it_is_pytorchs() -> None:
    rng = np.random.default_rng(4021)
    for shape in ((), (5,), (2, 3, 4), (0, 3)):
        x = rng.normal(0, 4, shape)
        tensor = torch.tensor(x, requires_grad=True)
        (slope,) = torch.autograd.grad(torch.sigmoid(tensor).sum(), tensor)

        assert np.allclose(drill.sigmoid(np.asarray(x)), torch.sigmoid(tensor).detach().numpy(), rtol=1e-14, atol=0)
        assert np.allclose(drill.dsigmoid(np.asarray(x)), slope.numpy(), rtol=1e-9, atol=0)


def test_its_tails_have_all_their_digits() -> None:
    getcontext().prec = 50
    x = np.random.default_rng(77).uniform(-700, 700, 300)
    powers = [Decimal(float(v)).exp() for v in x]

    assert np.allclose(drill.sigmoid(x), [float(e / (1 + e)) for e in powers], rtol=1e-14, atol=0)
    assert np.allclose(drill.dsigmoid(x), [float(e / (1 + e) ** 2) for e in powers], rtol=1e-14, atol=0)


def test_the_ends() -> None:
    x = np.array([np.inf, -np.inf, np.nan])

    assert np.array_equal(drill.sigmoid(x), [1, 0, np.nan], equal_nan=True)
    assert np.array_equal(drill.dsigmoid(x), [0, 0, np.nan], equal_nan=True)
