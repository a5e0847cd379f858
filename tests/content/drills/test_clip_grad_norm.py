"""The oracle against torch.nn.utils.clip_grad_norm_ in float64."""

import numpy as np
import torch
from references import reference

clip_grad_norm = reference("clip_grad_norm").clip_grad_norm
SHAPES = ((3, 4), (5,), (), (0, 2), (2, 1, 3))


def _both(grads: list[np.ndarray], max_norm: float) -> None:
    parameters = [torch.nn.Parameter(torch.zeros(grad.shape, dtype=torch.float64)) for grad in grads]
    for parameter, grad in zip(parameters, grads, strict=True):
        parameter.grad = torch.tensor(grad)
    want = torch.nn.utils.clip_grad_norm_(parameters, max_norm)
    norm = clip_grad_norm(grads, max_norm)

    assert np.allclose(norm, want.numpy(), rtol=1e-13, equal_nan=True)
    for parameter, grad in zip(parameters, grads, strict=True):
        assert parameter.grad is not None
        assert np.allclose(grad, parameter.grad.numpy(), rtol=1e-13, atol=0, equal_nan=True)


def test_it_is_pytorchs() -> None:
    rng = np.random.default_rng(4021)
    for scale in (1e-7, 0.1, 1, 50):
        for max_norm in (1e-6, 0.5, 2.0):
            _both([np.asarray(scale * rng.normal(size=shape)) for shape in SHAPES], max_norm)


def test_broken_gradients_are_pytorchs_too() -> None:
    rng = np.random.default_rng(77)
    for broken in (np.inf, -np.inf, np.nan):
        grads = [np.asarray(rng.normal(size=shape)) for shape in SHAPES]
        grads[1][2] = broken
        _both(grads, 1.5)


def test_zeros() -> None:
    _both([np.zeros((2, 3)), np.zeros(4)], 1.5)
