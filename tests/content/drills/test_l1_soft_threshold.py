"""The oracle against PyTorch's soft shrinkage, and the step against the minimum found over a grid."""

import numpy as np
import torch
from references import reference

oracle = reference("l1_soft_threshold")


def test_it_is_pytorchs_softshrink() -> None:
    rng = np.random.default_rng(4021)
    for shape in ((), (7,), (2, 3), (0, 2)):
        x = rng.normal(0, 2, shape)
        want = torch.nn.functional.softshrink(torch.tensor(x), 0.75)

        assert np.array_equal(oracle.soft_threshold(np.asarray(x), 0.75), want.numpy())


def test_a_step_minimises_the_model_it_is_made_of() -> None:
    """w' minimises g . (u - w) + |u - w|^2 / (2 lr) + lam |u| with g the gradient by autograd; u on a grid."""
    rng = np.random.default_rng(7)
    w, A, b, lr, lam = rng.normal(size=3), rng.normal(size=(5, 3)), rng.normal(size=5), 0.2, 0.6
    leaf = torch.tensor(w, requires_grad=True)
    loss = ((torch.tensor(A) @ leaf - torch.tensor(b)) ** 2).sum() / 2
    (gradient,) = torch.autograd.grad(loss, leaf)

    got = oracle.ista_step(w, A, b, lr, lam)

    grid = np.linspace(-4, 4, 80_001)[:, None]
    model = gradient.numpy() * (grid - w) + (grid - w) ** 2 / (2 * lr) + lam * np.abs(grid)
    assert np.abs(grid[model.argmin(0), 0] - got).max() < 1e-4
