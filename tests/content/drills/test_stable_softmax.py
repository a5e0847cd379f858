"""The oracle against PyTorch's softmax and log-softmax."""

import numpy as np
import torch
from references import reference

drill = reference("stable_softmax")


def test_it_is_pytorchs() -> None:
    rng = np.random.default_rng(4021)
    for shape, axis in (((5,), 0), ((3, 4), 0), ((3, 4), -1), ((2, 3, 4, 5), 1), ((2, 3, 4, 5), -2), ((3, 1), 1)):
        for scale in (1, 30, 1e4):
            x = rng.normal(0, scale, shape)
            if shape[axis] > 1:
                x[(0,) * len(shape)] = -np.inf
            tensor = torch.from_numpy(x)

            assert np.allclose(drill.softmax(x, axis), torch.softmax(tensor, axis).numpy(), rtol=1e-11, atol=1e-300)
            assert np.allclose(drill.log_softmax(x, axis), torch.log_softmax(tensor, axis).numpy(), rtol=1e-11)


def test_it_is_the_quotient_where_that_is_safe() -> None:
    x = np.random.default_rng(77).uniform(-5, 5, (4, 6))
    e = np.exp(x)

    assert np.allclose(drill.softmax(x, 0), e / e.sum(0), rtol=1e-13, atol=0)
    assert np.allclose(drill.log_softmax(x, 1), np.log(e / e.sum(1, keepdims=True)), rtol=1e-12, atol=1e-14)
