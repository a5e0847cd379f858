"""The oracle against the first moment that PyTorch's Adam keeps, and against a recursion in exact fractions."""

from fractions import Fraction

import numpy as np
import torch
from references import reference

ewma = reference("ewma_bias_correction").ewma


def test_it_is_adams_first_moment() -> None:
    rng = np.random.default_rng(4021)
    gradients = rng.normal(size=(6, 3))
    parameter = torch.zeros(3, dtype=torch.float64, requires_grad=True)
    adam = torch.optim.Adam([parameter], lr=0.1, betas=(0.8, 0.9))
    for gradient, average in zip(gradients, ewma(gradients, 0.8, False), strict=True):
        parameter.grad = torch.tensor(gradient)
        adam.step()

        assert np.allclose(adam.state[parameter]["exp_avg"].numpy(), average, rtol=1e-13)


def test_corrected_averages_are_exact_fractions() -> None:
    rng = np.random.default_rng(7)
    for beta in (0.0, 0.5, 0.9375, 1 - 2**-30):
        x = rng.integers(-9, 9, 8).astype(float)
        share, average, weight = 1 - Fraction(beta), Fraction(0), Fraction(0)
        for value, got in zip(x, ewma(x, beta, True), strict=True):
            average = Fraction(beta) * average + share * Fraction(value)
            weight = Fraction(beta) * weight + share

            assert abs(got - float(average / weight)) < 1e-12
