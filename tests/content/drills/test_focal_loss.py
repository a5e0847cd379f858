"""The oracle against the formula written in p, differentiated by autograd, and against half of PyTorch's BCE."""

import numpy as np
import torch
from references import reference

drill = reference("focal_loss")


def test_its_gradient_is_autograds() -> None:
    rng = np.random.default_rng(4021)
    for alpha, gamma in ((0.25, 2.0), (0.9, 0.5), (0.5, 3.5), (0.1, 1.0)):
        z, y = rng.uniform(-5, 5, (4, 6)), rng.integers(0, 2, (4, 6)).astype(float)
        tensor, target = torch.tensor(z, requires_grad=True), torch.tensor(y)
        p = torch.sigmoid(tensor)
        one = -alpha * (1 - p) ** gamma * p.log()
        zero = -(1 - alpha) * p**gamma * (1 - p).log()
        want = torch.where(target == 1, one, zero)
        (slope,) = torch.autograd.grad(want.sum(), tensor)
        loss, dz = drill.focal_loss(z, y, alpha, gamma)

        assert np.allclose(loss, want.detach().numpy(), rtol=1e-10, atol=0)
        assert np.allclose(dz, slope.numpy(), rtol=1e-10, atol=0)


def test_without_focus_it_is_half_the_cross_entropy() -> None:
    rng = np.random.default_rng(77)
    z, y = rng.normal(0, 200, 300), rng.integers(0, 2, 300).astype(float)
    tensor = torch.tensor(z, requires_grad=True)
    want = torch.nn.functional.binary_cross_entropy_with_logits(tensor, torch.tensor(y), reduction="none") / 2
    (slope,) = torch.autograd.grad(want.sum(), tensor)
    loss, dz = drill.focal_loss(z, y, 0.5, 0)

    assert np.allclose(loss, want.detach().numpy(), rtol=1e-12, atol=1e-15)
    assert np.allclose(dz, slope.numpy(), rtol=1e-12, atol=1e-15)


def test_beyond_what_sigmoid_can_tell_from_one() -> None:
    for gamma in (0, 0.5, 2):
        loss, dz = drill.focal_loss(np.array([1000.0, -1000.0]), np.array([1.0, 0.0]), 0.25, gamma)

        assert not loss.any()
        assert not dz.any()
