"""The oracle against its own conditions: area, ratio, centre and order of every anchor, read off the boxes."""

import numpy as np
from references import reference

drill = reference("anchor_generate")


def test_every_index_has_its_centre_area_and_ratio() -> None:
    rng = np.random.default_rng(4021)
    for H, W, R, S in ((1, 1, 1, 1), (2, 3, 4, 5), (4, 2, 1, 3), (3, 1, 2, 1)):
        stride, scales, ratios = int(rng.integers(4, 33)), rng.uniform(8, 90, S), rng.uniform(0.2, 5, R)
        x1, y1, x2, y2 = drill.anchors(H, W, stride, scales, ratios).T
        row, column, ratio, scale = np.unravel_index(np.arange(H * W * R * S), (H, W, R, S))

        assert np.allclose((x2 - x1) * (y2 - y1), scales[scale] ** 2)
        assert np.allclose((y2 - y1) / (x2 - x1), ratios[ratio])
        assert np.allclose(x1 + x2, (2 * column + 1) * stride) and np.allclose(y1 + y2, (2 * row + 1) * stride)


def test_no_cell_no_anchor() -> None:
    assert drill.anchors(0, 4, 8, np.ones(2), np.ones(3)).shape == (0, 4)
    assert drill.anchors(4, 0, 8, np.ones(2), np.ones(3)).shape == (0, 4)


def test_inside_is_covering_by_the_extended_image() -> None:
    """A box lies in a rectangle if its union with the rectangle is no larger than the rectangle."""
    rng = np.random.default_rng(77)
    low = rng.integers(-12, 50, (400, 2))
    boxes = np.concatenate([low, low + rng.integers(1, 30, (400, 2))], axis=1).astype(float)
    for border in (-4, 0, 6):
        image = np.array([-border, -border, 50 + border, 40 + border])
        around = np.concatenate([np.minimum(boxes[:, :2], image[:2]), np.maximum(boxes[:, 2:], image[2:])], axis=1)
        mask = drill.inside(boxes, 40, 50, border)

        assert np.array_equal(mask, (around == image).all(1)) and mask.any() and not mask.all()
