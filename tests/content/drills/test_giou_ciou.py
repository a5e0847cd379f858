"""The oracle against counting unit squares, complex numbers for distances, and limits."""

import math

import numpy as np
from references import reference

drill = reference("giou_ciou")


def squares(box: np.ndarray) -> set[tuple[int, int]]:
    x1, y1, x2, y2 = map(int, box)
    return {(x, y) for x in range(x1, x2) for y in range(y1, y2)}


def some(rng: np.random.Generator, n: int) -> np.ndarray:
    low = rng.integers(-6, 6, (n, 2))
    return np.concatenate([low, low + rng.integers(1, 9, (n, 2))], axis=1).astype(float)


def test_it_counts_squares_and_measures_angles() -> None:
    rng = np.random.default_rng(4021)
    a, b = some(rng, 60), some(rng, 60)
    g, d, c = drill.giou(a, b), drill.diou(a, b), drill.ciou(a, b)
    for i, (p, q) in enumerate(zip(a, b, strict=True)):
        hull = np.array([*np.minimum(p, q)[:2], *np.maximum(p, q)[2:]])
        one, other, around = squares(p), squares(q), squares(hull)
        iou = len(one & other) / len(one | other)

        assert np.isclose(g[i], iou - len(around - one - other) / len(around), rtol=1e-12, atol=1e-12)
        middle = [complex(*(x[:2] + x[2:]) / 2) for x in (p, q)]
        diagonal = complex(*(hull[2:] - hull[:2]))
        assert np.isclose(d[i], iou - abs((middle[0] - middle[1]) / diagonal) ** 2, rtol=1e-12, atol=1e-12)
        phases = [math.pi / 2 - math.atan((x[3] - x[1]) / (x[2] - x[0])) for x in (p, q)]
        v = ((phases[0] - phases[1]) * 2 / math.pi) ** 2
        assert np.isclose(d[i] - c[i], v**2 / (1 - iou + v) if v else 0, rtol=1e-10, atol=1e-12)


def test_extremes() -> None:
    box = np.array([[1.0, 2, 4, 9]])
    far = box + 1e7
    flat, point = np.array([[0.0, 3, 5, 3]]), np.array([[2.0, 2, 2, 2]])

    assert drill.giou(box, box) == drill.diou(box, box) == drill.ciou(box, box) == 1
    assert np.isclose(drill.giou(box, far), -1, atol=1e-5) and np.isclose(drill.diou(box, far), -1, atol=1e-5)
    assert drill.giou(flat, flat) == drill.ciou(point, point) == 0
    assert np.isclose(drill.ciou(flat, point), drill.diou(flat, point) - 0.5)  # v is 1, IoU 0
