"""The oracle against PyTorch's layer norm and its autograd, and RMSNorm against PyTorch's."""

import numpy as np
import pytest
import torch
from references import reference

oracle = reference("layernorm_forward_backward")


@pytest.mark.parametrize(("shape", "k"), [((3, 4), 1), ((2, 3, 5), 1), ((2, 3, 5), 2), ((4, 2), 2), ((3, 1), 1)])
def test_it_is_pytorchs_layer_norm(shape: tuple[int, ...], k: int) -> None:
    rng = np.random.default_rng(4021)
    tail = shape[len(shape) - k :]
    x, dy = rng.normal(1, 3, shape), rng.normal(size=shape)
    gamma, beta = rng.normal(size=tail), rng.normal(size=tail)
    leaves = [torch.tensor(a, requires_grad=True) for a in (x, gamma, beta)]
    want = torch.nn.functional.layer_norm(leaves[0], tail, leaves[1], leaves[2], 0.3)
    want.backward(torch.tensor(dy))

    y, cache = oracle.layernorm_forward(x, gamma, beta, 0.3)

    assert np.allclose(y, want.detach().numpy(), rtol=1e-12, atol=1e-12)
    for got, leaf in zip(oracle.layernorm_backward(dy, cache), leaves, strict=True):
        assert leaf.grad is not None and np.allclose(got, leaf.grad.numpy(), rtol=1e-11, atol=1e-11)


@pytest.mark.parametrize(("shape", "k"), [((3, 4), 1), ((2, 3, 5), 2)])
def test_rmsnorm_is_pytorchs(shape: tuple[int, ...], k: int) -> None:
    rng = np.random.default_rng(7)
    tail = shape[len(shape) - k :]
    x, gamma = rng.normal(1, 3, shape), rng.normal(size=tail)
    want = torch.nn.functional.rms_norm(torch.tensor(x), tail, torch.tensor(gamma), 0.3)

    assert np.allclose(oracle.rmsnorm(x, gamma, 0.3), want.numpy(), rtol=1e-12, atol=1e-12)
