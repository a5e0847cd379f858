"""The oracle against PyTorch's interpolation, in float64, both conventions, up and down."""

import numpy as np
import torch
from references import reference

oracle = reference("bilinear_resize")


def test_it_is_pytorchs_interpolation() -> None:
    rng = np.random.default_rng(9)
    for shape, size in (((4, 5), (9, 7)), ((7, 11), (3, 4)), ((5, 1), (8, 6)), ((6, 3), (1, 1)), ((3, 8), (3, 16))):
        x = rng.normal(size=(2, 3, *shape))
        for align in (True, False):
            want = torch.nn.functional.interpolate(torch.tensor(x), size, mode="bilinear", align_corners=align)

            assert np.allclose(oracle.resize(x, size, align), want, rtol=0, atol=1e-12)


def test_a_plane_is_kept_between_the_outermost_values() -> None:
    rows, cols = np.mgrid[:6, :5]
    x = (2.0 * rows - 3 * cols)[None, None]
    y = oracle.resize(x, (12, 15), False)
    at_row, at_col = ((np.arange(12) + 0.5) / 2 - 0.5).clip(0, 5), ((np.arange(15) + 0.5) / 3 - 0.5).clip(0, 4)

    assert np.allclose(y[0, 0], 2 * at_row[:, None] - 3 * at_col, rtol=0, atol=1e-12)
