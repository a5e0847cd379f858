"""The oracle against torch.optim.SGD, step by step, in float64."""

import numpy as np
import pytest
import torch
from references import reference

sgd_step = reference("sgd_momentum_nesterov").sgd_step


def test_it_is_pytorchs() -> None:
    rng = np.random.default_rng(4021)
    settings = ((0.9, 0.0, False), (0.8, 0.3, False), (0.7, 0.0, True), (0.0, 0.0, False))
    for shape in ((3, 4), (5,), ()):
        for momentum, dampening, nesterov in settings:
            param, v = np.asarray(rng.normal(size=shape)), None
            leaf = torch.nn.Parameter(torch.tensor(param))
            optimizer = torch.optim.SGD([leaf], 0.05, momentum, dampening, 0.1, nesterov)
            for _ in range(8):
                grad = np.asarray(rng.normal(size=shape))
                leaf.grad = torch.tensor(grad)
                optimizer.step()
                param, v = sgd_step(param, grad, v, 0.05, momentum, dampening, nesterov, 0.1)

                assert np.allclose(param, leaf.detach().numpy(), rtol=1e-13, atol=1e-14)
                if momentum:
                    buffer = optimizer.state[leaf]["momentum_buffer"]
                    assert np.allclose(v, buffer.numpy(), rtol=1e-13, atol=1e-14)


def test_nesterov_is_refused_where_pytorch_refuses_it() -> None:
    for momentum, dampening in ((0.9, 0.1), (0.0, 0.0)):
        with pytest.raises(ValueError, match="Nesterov"):
            torch.optim.SGD([torch.zeros(1)], 0.1, momentum, dampening, nesterov=True)
        with pytest.raises(ValueError, match="Nesterov"):
            sgd_step(np.ones(1), np.ones(1), None, 0.1, momentum, dampening, True, 0.0)
