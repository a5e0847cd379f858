"""The oracle against sets of pixels and PyTorch's one-hot product."""

import numpy as np
import torch
from references import reference

drill = reference("confusion_miou")


def test_the_matrix_is_a_product_of_one_hots() -> None:
    rng = np.random.default_rng(4021)
    for C, shape, ignore in ((2, (7,), 255), (5, (3, 4, 6), -1), (4, (0, 2), 255), (3, (20,), 1)):
        gt, pred = rng.integers(0, C, shape), rng.integers(0, C, shape)
        gt[rng.random(shape) < 0.2] = ignore
        counted = torch.from_numpy(gt != ignore).flatten()
        rows, columns = (torch.eye(C)[torch.from_numpy(a).flatten()[counted]] for a in (gt, pred))

        assert np.array_equal(drill.confusion(pred, gt, C, ignore), (rows.T @ columns).long())


def test_iou_is_intersection_over_union_of_sets() -> None:
    rng = np.random.default_rng(77)
    for _ in range(20):
        gt, pred = rng.integers(0, 6, 12), rng.integers(0, 6, 12)
        iou, mean = drill.miou(drill.confusion(pred, gt, 7, 255))
        want = []
        for c in range(7):
            one, other = set(np.flatnonzero(gt == c)), set(np.flatnonzero(pred == c))
            want.append(len(one & other) / len(one | other) if one | other else np.nan)

        assert np.allclose(iou, want, equal_nan=True) and np.isclose(mean, np.nanmean(want))
    assert np.isnan(drill.miou(np.zeros((2, 2), np.int64))[1])
