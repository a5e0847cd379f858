"""The oracle against counting: on whole coordinates the IoU is a number of unit squares over another."""

import numpy as np
from references import reference

iou_matrix = reference("iou_matrix").iou_matrix


def squares(box: np.ndarray) -> set[tuple[int, int]]:
    x1, y1, x2, y2 = map(int, box)
    return {(x, y) for x in range(x1, x2) for y in range(y1, y2)}


def test_it_counts_squares() -> None:
    rng = np.random.default_rng(4021)
    for _ in range(40):
        corner = rng.integers(-6, 6, (7, 2))
        boxes = np.concatenate([corner, corner + rng.integers(0, 8, (7, 2))], axis=1)
        want = [
            [len(p & q) / len(p | q) if p | q else 0 for q in map(squares, boxes[4:])] for p in map(squares, boxes[:4])
        ]

        assert np.allclose(iou_matrix(boxes[:4].astype(float), boxes[4:].astype(float)), want, rtol=1e-14, atol=0)
        assert np.allclose(iou_matrix(boxes[:4].astype(np.int32), boxes[4:].astype(np.int32)), want, rtol=1e-14, atol=0)
