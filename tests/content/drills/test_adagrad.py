"""The oracle against torch.optim.Adagrad, step by step, in float64."""

import numpy as np
import torch
from references import reference

adagrad_step = reference("adagrad").adagrad_step


def test_it_is_pytorchs() -> None:
    rng = np.random.default_rng(4021)
    for shape, eps in (((3, 4), 1e-10), ((5,), 0.3), ((), 1e-3)):
        param, s = np.asarray(rng.normal(size=shape)), np.zeros(shape)
        leaf = torch.nn.Parameter(torch.tensor(param))
        optimizer = torch.optim.Adagrad([leaf], lr=0.2, eps=eps)
        for _ in range(12):
            grad = np.asarray(rng.normal(size=shape))
            leaf.grad = torch.tensor(grad)
            optimizer.step()
            param, s = adagrad_step(param, grad, s, 0.2, eps)

            assert np.allclose(param, leaf.detach().numpy(), rtol=1e-12, atol=1e-13)
            assert np.allclose(s, optimizer.state[leaf]["sum"].numpy(), rtol=1e-13, atol=0)
