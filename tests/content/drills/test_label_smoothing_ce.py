"""The oracle against PyTorch's cross_entropy(label_smoothing=) and its autograd."""

import numpy as np
import torch
from references import reference

drill = reference("label_smoothing_ce")


def test_it_is_pytorchs() -> None:
    rng = np.random.default_rng(4021)
    for n, classes, eps in ((1, 3, 0.1), (7, 4, 0.35), (5, 2, 0.0), (6, 5, 1.0), (3, 2, 0.2)):
        for scale in (1, 1e4):
            logits, labels = rng.normal(0, scale, (n, classes)), rng.integers(0, classes, n)
            tensor = torch.tensor(logits, requires_grad=True)
            want = torch.nn.functional.cross_entropy(tensor, torch.tensor(labels), label_smoothing=eps)
            (slope,) = torch.autograd.grad(want, tensor)
            loss, dlogits = drill.label_smoothing_ce(logits, labels, eps)

            assert np.allclose(loss, want.item(), rtol=1e-12, atol=1e-15)
            assert np.allclose(dlogits, slope.numpy(), rtol=1e-10, atol=1e-15)


def test_it_is_the_cross_entropy_of_a_distribution() -> None:
    rng = np.random.default_rng(77)
    logits, labels, eps = rng.normal(0, 2, (6, 4)), rng.integers(0, 4, 6), 0.3
    target = np.full((6, 4), 0.075) + np.eye(4)[labels] * 0.7
    p = np.exp(logits) / np.exp(logits).sum(1, keepdims=True)

    assert np.isclose(drill.label_smoothing_ce(logits, labels, eps)[0], -(target * np.log(p)).sum(1).mean(), rtol=1e-13)
