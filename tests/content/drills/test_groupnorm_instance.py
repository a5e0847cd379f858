"""The oracle against PyTorch's group norm and instance norm."""

import numpy as np
import pytest
import torch
from references import reference

oracle = reference("groupnorm_instance")


@pytest.mark.parametrize(
    ("shape", "groups"), [((2, 6, 3), 3), ((3, 4, 2, 5), 2), ((2, 6), 2), ((1, 3, 4), 1), ((2, 4, 1, 3, 2), 4)]
)
def test_it_is_pytorchs_group_norm(shape: tuple[int, ...], groups: int) -> None:
    rng = np.random.default_rng(4021)
    x, gamma, beta = rng.normal(1, 3, shape), rng.normal(size=shape[1]), rng.normal(size=shape[1])
    x_, gamma_, beta_ = map(torch.tensor, (x, gamma, beta))
    whole = torch.nn.functional.group_norm(x_, groups, gamma_, beta_, 0.3).numpy()
    plain = torch.nn.functional.group_norm(x_, groups, eps=0.3).numpy()

    assert np.allclose(oracle.groupnorm(x, groups, gamma, beta, 0.3), whole, rtol=1e-12, atol=1e-12)
    assert np.allclose(oracle.groupnorm(x, groups, None, None, 0.3), plain, rtol=1e-12, atol=1e-12)


def test_it_is_pytorchs_instance_norm() -> None:
    rng = np.random.default_rng(7)
    x, gamma, beta = rng.normal(1, 3, (2, 3, 4, 5)), rng.normal(size=3), rng.normal(size=3)
    want = torch.nn.functional.instance_norm(
        *map(torch.tensor, (x,)), weight=torch.tensor(gamma), bias=torch.tensor(beta), eps=0.3
    )

    assert np.allclose(oracle.instancenorm(x, gamma, beta, 0.3), want.numpy(), rtol=1e-12, atol=1e-12)


def test_groups_divide_the_channels() -> None:
    with pytest.raises(ValueError, match="4 channels"):
        oracle.groupnorm(np.zeros((1, 4, 2)), 3, None, None, 0.1)
