"""The oracle against PyTorch's grouped convolution, and its count against the weights of real layers."""

import numpy as np
import torch
from references import reference
from torch.nn import functional as F

oracle = reference("depthwise_separable")


def test_it_is_a_grouped_convolution_and_a_pointwise_one() -> None:
    rng = np.random.default_rng(5)
    for m, stride, padding in ((1, (1, 1), (0, 0)), (2, (2, 1), (1, 2)), (3, (1, 3), (2, 0))):
        x, wd, wp = rng.normal(size=(2, 3, 7, 8)), rng.normal(size=(3 * m, 1, 3, 2)), rng.normal(size=(5, 3 * m, 1, 1))
        between = F.conv2d(torch.from_numpy(x), torch.from_numpy(wd), None, stride, padding, groups=3)
        want = F.conv2d(between, torch.from_numpy(wp))

        assert np.allclose(oracle.dwsep(x, wd, wp, stride, padding), want, rtol=0, atol=1e-13)


def test_the_count_is_that_of_layers() -> None:
    for C, M, m, kernel in ((4, 6, 1, (3, 3)), (3, 5, 2, (2, 3))):
        layers = torch.nn.Conv2d(C, C * m, kernel, groups=C, bias=False), torch.nn.Conv2d(C * m, M, 1, bias=False)
        count = sum(layer.weight.numel() for layer in layers)
        ordinary = torch.nn.Conv2d(C, M, kernel, bias=False).weight.numel()

        assert oracle.cost(C, M, kernel, m, (5, 7)) == (count, count * 35, count * 35 / (ordinary * 35))
