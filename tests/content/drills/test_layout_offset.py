"""The oracle against NumPy: transpose, ravel, and the strides of real arrays."""

import itertools

import numpy as np
from references import reference

oracle = reference("layout_offset")


def in_layout(x: np.ndarray, layout: str) -> np.ndarray:
    if layout != "nChw8c":
        return np.ascontiguousarray(x.transpose(["NCHW".index(letter) for letter in layout]))
    N, C, H, W = x.shape
    filled = np.zeros((N, (C + 7) // 8 * 8, H, W), x.dtype)
    filled[:, :C] = x
    return np.ascontiguousarray(filled.reshape(N, -1, 8, H, W).transpose(0, 1, 3, 4, 2))


def test_offsets_are_those_of_transposed_arrays() -> None:
    for shape in ((2, 3, 4, 5), (3, 11, 2, 1), (1, 16, 3, 2)):
        x = np.arange(1.0, np.prod(shape) + 1).reshape(shape)
        for layout in ("NCHW", "NHWC", "CHWN", "nChw8c"):
            memory = in_layout(x, layout)

            assert np.array_equal(oracle.pack(x, layout), memory.ravel())
            for place in itertools.product(*map(range, shape)):
                at = oracle.offset(layout, *place, shape)
                assert memory.ravel()[at] == x[place]
                assert oracle.index(layout, at, shape) == place


def test_strides_are_numpys() -> None:
    x = np.zeros((2, 3, 4, 5))
    for layout in ("NCHW", "NHWC", "CHWN"):
        back = in_layout(x, layout).transpose([layout.index(letter) for letter in "NCHW"])

        assert oracle.strides(layout, x.shape) == tuple(step // 8 for step in back.strides)
