"""The oracle against PyTorch's binary_cross_entropy_with_logits and its autograd, and exact logarithms in the tails."""

from decimal import Decimal, getcontext

import numpy as np
import torch
from references import reference

drill = reference("bce_with_logits")


def test_it_is_pytorchs() -> None:
    rng = np.random.default_rng(4021)
    for shape, weight in (((), 1.0), ((7,), 2.5), ((2, 3, 4), 0.25), ((0, 3), 3.0)):
        z, y = np.asarray(rng.normal(0, 5, shape)), np.asarray(rng.uniform(0, 1, shape))
        tensor = torch.tensor(z, requires_grad=True)
        want = torch.nn.functional.binary_cross_entropy_with_logits(
            tensor, torch.tensor(y), pos_weight=torch.tensor(weight, dtype=torch.float64), reduction="none"
        )
        (slope,) = torch.autograd.grad(want.sum(), tensor)
        loss, dz = drill.bce_with_logits(z, y, weight)

        assert np.allclose(loss, want.detach().numpy(), rtol=1e-12, atol=1e-14)
        assert np.allclose(dz, slope.numpy(), rtol=1e-12, atol=1e-14)


def test_its_tails_have_all_their_digits() -> None:
    getcontext().prec = 60
    for z in np.random.default_rng(77).uniform(5, 100, 50):
        e = Decimal(float(-z)).exp()
        loss, dz = drill.bce_with_logits(np.array([z, -z]), np.array([1.0, 0.0]), 2.0)

        assert np.allclose(loss, [2 * float((1 + e).ln()), float((1 + e).ln())], rtol=1e-13, atol=0)
        assert np.allclose(dz, [-2 * float(e / (1 + e)), float(e / (1 + e))], rtol=1e-13, atol=0)
