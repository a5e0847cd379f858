"""The oracle against real layers, run on a grid of settings: the shape of what they give, or that they refuse."""

from collections.abc import Callable
from itertools import product

import pytest
import torch
from references import reference
from torch import nn

sizes = reference("conv_output_size")


def side(layer: Callable[[torch.Tensor], torch.Tensor], n: int, dimensions: int = 1) -> int | None:
    try:
        return int(layer(torch.zeros(1, 1, *[n] * dimensions)).shape[2])
    except RuntimeError:
        return None


def counted(function: Callable[..., int], *args: object) -> int | None:
    try:
        return function(*args)
    except ValueError:
        return None


@pytest.mark.parametrize("k", [1, 2, 3, 5])
def test_sizes_are_those_of_layers(k: int) -> None:
    grid = list(product((1, 2, 5, 8), (1, 2, 3), (0, 1, 2, 3), (1, 2, 3)))
    for n, s, p, d in grid:
        conv = nn.Conv1d(1, 1, k, s, p, d)
        assert counted(sizes.conv_size, n, k, s, p, d) == side(conv, n), (n, k, s, p, d)
        for ceil in (False, True):
            pool = nn.MaxPool2d(k, s, p, d, ceil_mode=ceil)
            assert counted(sizes.pool_size, n, k, s, p, d, ceil) == side(pool, n, 2), (n, k, s, p, d, ceil)
        for extra in range(4):
            up = nn.ConvTranspose1d(1, 1, k, s, p, extra, dilation=d)
            assert counted(sizes.transposed_size, n, k, s, p, d, extra) == side(up, n), (n, k, s, p, d, extra)


def test_same_is_the_smallest_padding_for_the_rounded_up_size() -> None:
    for n, k, s, d in product(range(1, 12), (1, 2, 3, 5), (1, 2, 3, 4), (1, 2)):
        out, before, after = sizes.same_padding(n, k, s, d)
        conv = nn.Conv1d(1, 1, k, s, dilation=d)

        assert out == (n + s - 1) // s and after - before in (0, 1)
        assert side(conv, n + before + after) == out
        assert before + after == 0 or (side(conv, n + before + after - 1) or 0) < out
        if s == 1 and k % 2:  # PyTorch warns of even kernels
            same = nn.Conv1d(1, 1, k, padding="same", dilation=d)
            assert side(same, n) == out
