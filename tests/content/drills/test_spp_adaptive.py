"""The oracle against PyTorch's adaptive pooling, in float64, on every length up to 12 and number of bins up to 7."""

import numpy as np
import torch
from references import reference

oracle = reference("spp_adaptive")


def test_it_is_pytorchs_adaptive_pooling() -> None:
    rng = np.random.default_rng(2)
    for n in range(1, 13):
        for o in range(1, 8):
            x = rng.normal(size=(2, 2, n, 13 - n))
            want = torch.nn.functional.adaptive_max_pool2d(torch.tensor(x), (o, 8 - o))

            assert np.array_equal(oracle.adaptive_maxpool(x, (o, 8 - o)), want)


def test_the_vector_is_the_flattened_levels() -> None:
    x = np.random.default_rng(4).normal(size=(3, 2, 7, 5))
    levels = [torch.nn.functional.adaptive_max_pool2d(torch.tensor(x), level).flatten(1) for level in (4, 1, 2)]

    assert np.array_equal(oracle.spp(x, [4, 1, 2]), torch.cat(levels, 1))
