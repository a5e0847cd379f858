"""The oracle against counting with confusion matrices, identities of the three means, and PyTorch's topk."""

import numpy as np
import torch
from references import reference

drill = reference("precision_recall_f1")


def test_it_reads_a_confusion_matrix() -> None:
    rng = np.random.default_rng(4021)
    for n, classes in ((30, [0, 1, 2, 3]), (15, [2, 0]), (8, [3])):
        y, pred = rng.integers(0, 4, n), rng.integers(0, 4, n)
        matrix = np.eye(4)[y].T @ np.eye(4)[pred]
        hit, true, predicted = matrix.diagonal(), matrix.sum(1), matrix.sum(0)
        with np.errstate(invalid="ignore", divide="ignore"):
            p, r = hit / predicted, hit / true
            table = np.nan_to_num(np.stack([p, r, 2 / (1 / p + 1 / r)]), nan=0.0)[:, classes]

        assert np.allclose(drill.prf(y, pred, classes, "none", 0.0), table)
        assert np.allclose(drill.prf(y, pred, classes, "macro", 0.0), table.mean(1))
        assert np.allclose(drill.prf(y, pred, classes, "weighted", 0.0), np.average(table, 1, true[classes]))
        pooled = hit[classes].sum() / predicted[classes].sum(), hit[classes].sum() / true[classes].sum()
        assert np.allclose(drill.prf(y, pred, classes, "micro", 0.0)[:2], pooled)


def test_zero_division() -> None:
    y, pred = np.array([0, 0, 1]), np.array([1, 1, 0])
    precision, recall, f1 = drill.prf(y, pred, [0, 1, 2], "none", 1.0)

    assert precision.tolist() == recall.tolist() == f1.tolist() == [0, 0, 1]
    assert drill.prf(y[:0], pred[:0], [0, 1], "weighted", 0.5) == (0.5, 0.5, 0.5)


def test_top_k_is_pytorchs_where_no_scores_are_equal() -> None:
    rng = np.random.default_rng(77)
    for n, C in ((20, 5), (3, 1), (50, 12)):
        scores, y = rng.normal(size=(n, C)), rng.integers(0, C, n)
        for k in {1, 2, C} - set(range(C + 1, 9)):
            top = torch.from_numpy(scores).topk(k, 1).indices.numpy()

            assert np.isclose(drill.topk_accuracy(scores, y, k), (top == y[:, None]).any(1).mean())


def test_equal_scores_are_hits_for_the_first_k_classes() -> None:
    assert [float(drill.topk_accuracy(np.ones((6, 6)), np.arange(6), k)) * 6 for k in (1, 2, 5, 9)] == [1, 2, 5, 6]
