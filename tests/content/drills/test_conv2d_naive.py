"""The oracle against PyTorch's convolution and unfold, in float64, for random settings."""

import numpy as np
import pytest
import torch
from references import reference
from torch.nn import functional as F

oracle = reference("conv2d_naive")


@pytest.mark.parametrize("groups", [1, 2, 4])
def test_it_is_pytorchs_convolution(groups: int) -> None:
    rng = np.random.default_rng(groups)
    for _ in range(12):
        kernel, stride, padding, dilation = (tuple(map(int, rng.integers(low, 4, 2))) for low in (1, 1, 0, 1))
        x, w = rng.normal(size=(2, 4, 10, 11)), rng.normal(size=(8, 4 // groups, *kernel))
        b = None if rng.random() < 0.3 else rng.normal(size=8)
        want = F.conv2d(
            torch.from_numpy(x),
            torch.from_numpy(w),
            None if b is None else torch.from_numpy(b),
            stride,
            padding,
            dilation,
            groups,
        )

        assert np.allclose(oracle.conv2d(x, w, b, stride, padding, dilation, groups), want, rtol=0, atol=1e-12)
        columns = F.unfold(torch.from_numpy(x), kernel, dilation, padding, stride)
        assert np.array_equal(oracle.im2col(x, kernel, stride, padding, dilation), columns)


def test_what_does_not_fit_is_refused() -> None:
    x = np.ones((1, 4, 3, 3))
    for shape, dilation, groups in (((2, 4, 4, 1), (1, 1), 1), ((2, 4, 2, 2), (3, 1), 1), ((3, 2, 1, 1), (1, 1), 2)):
        with pytest.raises(ValueError):
            oracle.conv2d(x, np.ones(shape), None, (1, 1), (0, 0), dilation, groups)
