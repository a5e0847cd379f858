"""The oracle against the definition on intervals, counted by sets, and against what is known of both methods."""

import math

import numpy as np
import pytest
from references import reference

drill = reference("soft_nms")


def cells(box: np.ndarray) -> set[tuple[int, int]]:
    x1, y1, x2, y2 = map(int, box)
    return {(x, y) for x in range(x1, x2) for y in range(y1, y2)}


def some(rng: np.random.Generator, n: int) -> tuple[np.ndarray, np.ndarray]:
    low = rng.integers(0, 12, (n, 2))
    boxes = np.concatenate([low, low + rng.integers(1, 8, (n, 2))], axis=1).astype(float)
    return boxes, rng.permutation(n) / n + 0.01


def overlaps(boxes: np.ndarray) -> np.ndarray:
    return np.array([[len(p & q) / len(p | q) for q in map(cells, boxes)] for p in map(cells, boxes)])


@pytest.mark.parametrize("method", ["gaussian", "linear"])
def test_each_score_is_the_product_of_all_decays_before_it(method: str) -> None:
    """So far as it was selected at all; and the scores at selection never rise."""
    rng = np.random.default_rng(4021)
    for _ in range(15):
        boxes, scores = some(rng, 9)
        keep, decayed = drill.soft_nms(boxes, scores, method, 0.4, 0.3, 0.1)
        iou = overlaps(boxes)

        def decay(u: float) -> float:
            return math.exp(-u * u / 0.4) if method == "gaussian" else 1 - u if u > 0.3 else 1

        want = [scores[i] * math.prod(decay(iou[i, j]) for j in keep[:rank]) for rank, i in enumerate(keep)]
        assert np.allclose(decayed, want, rtol=1e-12)
        assert (np.diff(decayed) <= 0).all() and (decayed > 0.1).all()
        left = set(range(9)) - set(keep)
        assert all(scores[i] * math.prod(decay(iou[i, j]) for j in keep) <= 0.1 for i in left)


def test_fast_nms_is_the_column_maximum_and_keeps_no_more_than_greedy() -> None:
    rng = np.random.default_rng(77)
    fewer = 0
    for _ in range(40):
        boxes, scores = some(rng, 12)
        order = np.argsort(-scores)
        iou = overlaps(boxes[order])
        greedy: list[int] = []
        for j in range(12):
            if all(iou[i, j] <= 0.35 for i in greedy):
                greedy.append(j)
        kept = drill.fast_nms(boxes, scores, 0.35)

        assert kept.tolist() == order[np.triu(iou, 1).max(0) <= 0.35].tolist()
        assert set(kept) <= set(order[greedy])
        fewer += len(kept) < len(greedy)
    assert fewer
