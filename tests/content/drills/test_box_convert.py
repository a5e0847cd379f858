"""The oracle against PyTorch on columns, and against what the formulas are for: affine maps of anchor and box."""

import math

import numpy as np
import torch
from references import reference

drill = reference("box_convert")
STDS = [0.1, 0.2, 0.3, 0.4]


def boxes(rng: np.random.Generator, *shape: int) -> np.ndarray:
    low = rng.uniform(-30, 30, (*shape, 2))
    return np.concatenate([low, low + rng.uniform(1, 20, (*shape, 2))], axis=-1)


def test_it_is_the_matrix_of_each_format() -> None:
    """Rows are formats from corners: xyxy, xywh, cxcywh as linear maps, and their inverses by numpy.linalg."""
    one, none = np.eye(2), np.zeros((2, 2))
    from_corners = {
        "xyxy": np.eye(4),
        "xywh": np.block([[one, -one], [none, one]]),
        "cxcywh": np.block([[one / 2, -one], [one / 2, one]]),
    }
    for shape in ((), (3,), (2, 5), (0,)):
        x = boxes(np.random.default_rng(5), *shape)
        for source, there in from_corners.items():
            for target, way in from_corners.items():
                want = x @ there @ np.linalg.inv(there) @ way

                assert np.allclose(drill.box_convert(x @ there, source, target), want, rtol=1e-12, atol=1e-12)


def test_shifts_and_scales_of_both_change_nothing() -> None:
    rng = np.random.default_rng(77)
    gt, anchors = boxes(rng, 6), boxes(rng, 6)
    deltas = drill.encode(gt, anchors, STDS)
    moved = drill.encode(gt * 3 + np.tile([5, -7], 2), anchors * 3 + np.tile([5, -7], 2), STDS)

    assert np.allclose(moved, deltas, rtol=1e-9, atol=1e-9)
    assert np.allclose(drill.decode(deltas, anchors, STDS, 10.0), gt, rtol=1e-12, atol=1e-12)


def test_it_is_the_formula_in_pytorch() -> None:
    rng = np.random.default_rng(4021)
    gt, anchors = torch.from_numpy(boxes(rng, 7)), torch.from_numpy(boxes(rng, 7))
    size, size_a = gt[:, 2:] - gt[:, :2], anchors[:, 2:] - anchors[:, :2]
    middle, middle_a = gt.view(-1, 2, 2).mean(1), anchors.view(-1, 2, 2).mean(1)
    want = (
        torch.cat([(middle - middle_a) / size_a, torch.log(size) - torch.log(size_a)], 1) / torch.tensor(STDS).double()
    )

    assert np.allclose(drill.encode(gt.numpy(), anchors.numpy(), STDS), want, rtol=1e-6, atol=1e-9)


def test_the_bound_is_on_the_factor_of_growth() -> None:
    anchors = boxes(np.random.default_rng(1), 3)
    wide = drill.decode(np.full((3, 4), 1e5), anchors, STDS, math.log(8))

    assert np.allclose(wide[:, 2:] - wide[:, :2], 8 * (anchors[:, 2:] - anchors[:, :2]), rtol=1e-9)
