"""The oracle against PyTorch's average pooling and its autograd, in float64."""

from itertools import product

import numpy as np
import torch
from references import reference

oracle = reference("avg_pool")


def test_both_passes_are_pytorchs() -> None:
    rng = np.random.default_rng(11)
    settings = (((2, 2), (2, 2), (0, 0)), ((3, 2), (1, 3), (1, 1)), ((4, 5), (3, 2), (2, 1)), ((2, 2), (2, 4), (1, 1)))
    for (k, s, p), ceil, include in product(settings, (False, True), (False, True)):
        for H, W in ((6, 7), (7, 9), (8, 5)):
            x = rng.normal(size=(2, 3, H, W))
            leaf = torch.tensor(x, requires_grad=True)
            want = torch.nn.functional.avg_pool2d(leaf, k, s, p, ceil, include)
            dy = rng.normal(size=want.shape)
            want.backward(torch.tensor(dy))

            assert np.allclose(oracle.avgpool(x, k, s, p, ceil, include), want.detach(), rtol=0, atol=1e-13)
            assert leaf.grad is not None
            dx = oracle.avgpool_backward(dy, x.shape, k, s, p, ceil, include)
            assert np.allclose(dx, leaf.grad, rtol=0, atol=1e-13)


def test_the_global_one_is_adaptive_pooling_to_one_cell() -> None:
    x = np.random.default_rng(12).normal(size=(2, 3, 5, 4))
    want = torch.nn.functional.adaptive_avg_pool2d(torch.tensor(x), 1)[..., 0, 0]

    assert np.allclose(oracle.global_avg_pool(x), want, rtol=0, atol=1e-14)
