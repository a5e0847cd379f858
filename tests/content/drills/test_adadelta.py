"""The oracle against torch.optim.Adadelta, step by step, in float64."""

import numpy as np
import torch
from references import reference

adadelta_step = reference("adadelta").adadelta_step


def test_it_is_pytorchs() -> None:
    rng = np.random.default_rng(4021)
    for shape, eps, lr in (((3, 4), 1e-6, 1.0), ((5,), 0.3, 0.4), ((), 1e-3, 0.7)):
        param, s, d = np.asarray(rng.normal(size=shape)), np.zeros(shape), np.zeros(shape)
        leaf = torch.nn.Parameter(torch.tensor(param))
        optimizer = torch.optim.Adadelta([leaf], lr=lr, rho=0.8, eps=eps)
        for _ in range(12):
            grad = np.asarray(rng.normal(size=shape))
            leaf.grad = torch.tensor(grad)
            optimizer.step()
            param, s, d = adadelta_step(param, grad, s, d, 0.8, eps, lr)
            state = optimizer.state[leaf]

            assert np.allclose(param, leaf.detach().numpy(), rtol=1e-12, atol=1e-13)
            assert np.allclose(s, state["square_avg"].numpy(), rtol=1e-12, atol=0)
            assert np.allclose(d, state["acc_delta"].numpy(), rtol=1e-12, atol=0)
