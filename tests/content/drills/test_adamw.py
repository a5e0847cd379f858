"""The oracle against torch.optim.AdamW in two parameter groups, step by step, in float64."""

import numpy as np
import torch
from references import reference

adamw_step = reference("adamw").adamw_step


def test_it_is_pytorchs() -> None:
    rng = np.random.default_rng(4021)
    for shape, decay in (((3, 4), 0.3), ((4,), 0.0), ((2, 3, 2), 0.3), ((), 0.0), ((1, 5), 0.3)):
        param, m, v = np.asarray(rng.normal(size=shape)), np.zeros(shape), np.zeros(shape)
        leaf = torch.nn.Parameter(torch.tensor(param))
        optimizer = torch.optim.AdamW([leaf], lr=0.05, betas=(0.8, 0.95), eps=1e-3, weight_decay=decay)
        for t in range(1, 11):
            grad = np.asarray(rng.normal(size=shape))
            leaf.grad = torch.tensor(grad)
            optimizer.step()
            param, m, v = adamw_step(param, grad, m, v, t, 0.05, 0.8, 0.95, 1e-3, 0.3)
            state = optimizer.state[leaf]

            assert np.allclose(param, leaf.detach().numpy(), rtol=1e-12, atol=1e-13)
            assert np.allclose(m, state["exp_avg"].numpy(), rtol=1e-13, atol=1e-15)
            assert np.allclose(v, state["exp_avg_sq"].numpy(), rtol=1e-13, atol=0)


def test_a_parameter_without_a_gradient_stays() -> None:
    rng = np.random.default_rng(77)
    param, m, v = rng.normal(size=(3, 2)), rng.normal(size=(3, 2)), rng.uniform(size=(3, 2))
    leaf = torch.nn.Parameter(torch.tensor(param))
    torch.optim.AdamW([leaf], lr=0.1, weight_decay=0.5).step()
    after = adamw_step(param, None, m, v, 3, 0.1, 0.8, 0.95, 1e-3, 0.5)

    for new, old in zip(after, (leaf.detach().numpy(), m, v), strict=True):
        assert np.array_equal(new, old)
