"""The oracle against the definitions, in exact fractions and pair by pair, without the oracle's loop.

A box is kept if no kept box that goes before it overlaps it too much: read as a recursion over the ranking.
"""

import math
from fractions import Fraction
from functools import cache

import numpy as np
import pytest
from references import reference

oracle = reference("nms")
SEEDS = pytest.mark.parametrize("seed", range(8))


def drawn(seed: int, boxes: int = 14) -> tuple[np.ndarray, np.ndarray]:  # type: ignore[type-arg]
    """Boxes with whole corners and a side of at least 1; scores with ties."""
    rng = np.random.default_rng(seed)
    corners = rng.integers(0, 8, (boxes, 2))
    return np.concatenate([corners, corners + rng.integers(1, 7, (boxes, 2))], 1).astype(float), rng.integers(
        0, 6, boxes
    ) / 8


def parts(a: list[Fraction], b: list[Fraction]) -> tuple[Fraction, Fraction]:
    """Give the overlap and the area of both together."""
    sides = [max(Fraction(0), min(a[2 + i], b[2 + i]) - max(a[i], b[i])) for i in (0, 1)]
    areas = [(one[2] - one[0]) * (one[3] - one[1]) for one in (a, b)]
    return sides[0] * sides[1], sum(areas) - sides[0] * sides[1]


def iou(a: list[Fraction], b: list[Fraction]) -> Fraction:
    inter, union = parts(a, b)
    return inter / union


def diou(a: list[Fraction], b: list[Fraction]) -> Fraction:
    gap = sum(((a[i] + a[2 + i]) - (b[i] + b[2 + i])) ** 2 for i in (0, 1)) / 4
    diagonal = sum((max(a[2 + i], b[2 + i]) - min(a[i], b[i])) ** 2 for i in (0, 1))
    return iou(a, b) - gap / diagonal


def kept(boxes, scores, threshold, overlap=iou):  # type: ignore[no-untyped-def]
    exact = [[Fraction(value) for value in box] for box in boxes.tolist()]
    ranking = sorted(range(len(exact)), key=lambda i: (-scores[i], i))
    limit = Fraction(threshold)

    @cache
    def stays(rank: int) -> bool:
        box = exact[ranking[rank]]
        return not any(stays(r) and overlap(exact[ranking[r]], box) > limit for r in range(rank))

    return [ranking[rank] for rank in range(len(exact)) if stays(rank)]


@SEEDS
@pytest.mark.parametrize("threshold", [0.0, 0.25, 0.5])
def test_greedy_suppression(seed: int, threshold: float) -> None:
    boxes, scores = drawn(seed)

    assert oracle.nms(boxes, scores, threshold).tolist() == kept(boxes, scores, threshold)
    assert oracle.diou_nms(boxes, scores, threshold).tolist() == kept(boxes, scores, threshold, diou)


@SEEDS
def test_groups_are_as_if_they_lay_far_apart(seed: int) -> None:
    boxes, scores = drawn(seed)
    groups = np.random.default_rng(seed + 100).integers(0, 3, len(boxes))
    apart = boxes + 1000 * groups[:, None]

    assert oracle.batched_nms(boxes, scores, groups, 0.25).tolist() == kept(apart, scores, 0.25)


@SEEDS
def test_fast_nms_counts_suppressed_boxes_too(seed: int) -> None:
    boxes, scores = drawn(seed)
    exact = [[Fraction(value) for value in box] for box in boxes.tolist()]
    ranking = sorted(range(len(exact)), key=lambda i: (-scores[i], i))
    expected = [
        i for rank, i in enumerate(ranking) if all(iou(exact[j], exact[i]) <= Fraction(1, 4) for j in ranking[:rank])
    ]

    assert oracle.fast_nms(boxes, scores, 0.25).tolist() == expected


@SEEDS
def test_soft_nms_decays_by_every_box_taken_before(seed: int) -> None:
    boxes, scores = drawn(seed, 8)
    scores = scores + np.arange(8) / 100  # no ties
    found, decayed = oracle.soft_nms(boxes, scores, 0.5, 0.05)
    exact = [[Fraction(value) for value in box] for box in boxes.tolist()]

    def after(i: int, taken: list[int]) -> float:
        return float(scores[i]) * math.exp(-sum(float(iou(exact[j], exact[i])) ** 2 for j in taken) / 0.5)

    for n, i in enumerate(found.tolist()):
        taken = found[:n].tolist()
        left = [j for j in range(8) if j not in taken]
        assert i == max(left, key=lambda j: after(j, taken))
        assert math.isclose(decayed[n], after(i, taken), rel_tol=1e-12)
    assert all(after(j, found.tolist()) <= 0.05 for j in range(8) if j not in found)


@SEEDS
def test_the_last_step_of_a_detector(seed: int) -> None:
    boxes, _scores = drawn(seed)
    scores = np.random.default_rng(seed).random((len(boxes), 3))
    keep, labels = oracle.multiclass_nms(boxes, scores, 0.3, 0.25, 6)
    expected = []
    for label in range(3):
        sure = [i for i in range(len(boxes)) if scores[i, label] > 0.3]
        expected += [(-scores[sure[i], label], sure[i], label) for i in kept(boxes[sure], scores[sure, label], 0.25)]

    assert list(zip(keep.tolist(), labels.tolist(), strict=True)) == [(i, c) for _s, i, c in sorted(expected)[:6]]
