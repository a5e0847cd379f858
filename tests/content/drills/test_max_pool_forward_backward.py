"""The oracle against PyTorch's max pooling and its autograd, in float64; ties included."""

import numpy as np
import torch
from references import reference

oracle = reference("max_pool_forward_backward")


def test_both_passes_are_pytorchs() -> None:
    rng = np.random.default_rng(7)
    for k, s, p in (
        ((2, 2), (2, 2), (0, 0)),
        ((3, 2), (1, 2), (1, 1)),
        ((3, 5), (2, 3), (0, 2)),
        ((1, 4), (3, 1), (0, 1)),
    ):
        for levels in (1000, 3):  # 3: many ties
            x = rng.integers(-levels, 0, (2, 3, 7, 8)).astype(float)
            leaf = torch.tensor(x, requires_grad=True)
            want = torch.nn.functional.max_pool2d(leaf, k, s, p)
            dy = rng.normal(size=want.shape)
            want.backward(torch.tensor(dy))
            y, cache = oracle.maxpool_forward(x, k, s, p)

            assert np.array_equal(y, want.detach())
            assert leaf.grad is not None
            assert np.allclose(oracle.maxpool_backward(dy, cache), leaf.grad, rtol=0, atol=1e-14)
