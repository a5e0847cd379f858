"""The oracle against autograd, in float64."""

import numpy as np
import torch
from references import reference

mlp = reference("mlp_forward_backward").mlp


def test_it_is_autograds() -> None:
    rng = np.random.default_rng(4021)
    for n, d, h, c in ((1, 3, 4, 2), (6, 3, 5, 4), (4, 1, 1, 3), (3, 2, 4, 1)):
        arrays = [rng.normal(size=s) for s in ((n, d), (d, h), (h,), (h, c), (c,))]
        y = rng.integers(0, c, n)
        x, w1, b1, w2, b2 = leaves = [torch.tensor(a, requires_grad=True) for a in arrays]
        logits = torch.relu(x @ w1 + b1) @ w2 + b2
        want = torch.nn.functional.cross_entropy(logits, torch.tensor(y))
        grads = torch.autograd.grad(want, leaves[1:])
        loss, *got = mlp(*arrays, y)

        assert np.allclose(loss, want.item(), rtol=1e-12, atol=1e-14)
        for a, b in zip(got, grads, strict=True):
            assert np.allclose(a, b.numpy(), rtol=1e-11, atol=1e-14)


def test_at_zero_relu_has_pytorchs_derivative() -> None:
    x, w1, b1 = np.array([[1.0, 2.0]]), np.array([[2.0, 1.0], [-1.0, 3.0]]), np.array([0.0, 0.0])
    w2, b2, y = np.array([[1.0, -2.0], [0.5, 3.0]]), np.array([0.1, 0.2]), np.array([1])
    leaf = torch.tensor(w1, requires_grad=True)
    logits = torch.relu(torch.tensor(x) @ leaf + torch.tensor(b1)) @ torch.tensor(w2) + torch.tensor(b2)
    (want,) = torch.autograd.grad(torch.nn.functional.cross_entropy(logits, torch.tensor(y)), leaf)

    assert np.allclose(mlp(x, w1, b1, w2, b2, y)[1], want.numpy(), rtol=1e-12, atol=1e-15)
